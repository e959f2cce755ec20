/** Hours between two runs of the function that writes down the sizes of indices and shards; each document says so, too. */
export const INDEX_METRICS_HOURS = 1;
