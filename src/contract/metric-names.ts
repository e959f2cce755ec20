/** Namespace of every metric that the loader writes. */
export const METRICS_NAMESPACE = 'SIEM';

/** Dimension: which log type was loaded; the other one is `service`, the name of the loader. */
export const LOG_TYPE_DIMENSION = 'logtype';

/** Dimension of every metric that powertools adds: the service's name. */
export const SERVICE_DIMENSION = 'service';

/** `service` of the loader's metrics and log lines. */
export const LOADER_SERVICE = 'es-loader';

/** The loader's metrics, one value an object that was loaded. */
export const MetricNames = {
  /** Bytes: size of the object as it lies in the bucket; 0 for a piece of a split one. */
  inputLogFileSize: 'InputLogFileSize',
  /** Bytes: what was sent to the index. */
  outputDataSize: 'OutputDataSize',
  /** Count: records that were indexed. */
  successLogLoadCount: 'SuccessLogLoadCount',
  /** Count: records that failed. */
  errorLogLoadCount: 'ErrorLogLoadCount',
  /** Milliseconds: from receiving the object to its last document. */
  totalDurationTime: 'TotalDurationTime',
  /** Milliseconds: how long bulk requests took, as the cluster says. */
  esResponseTime: 'EsResponseTime',
  /** Count: objects that were loaded. */
  totalLogFileCount: 'TotalLogFileCount',
  /** Count: records that were read. */
  totalLogCount: 'TotalLogCount',
  /** Count: records that a rule left out. */
  excludedLogCount: 'ExcludedLogCount',
  /** Count: records that a rule in counting mode would have left out. */
  countedLogCount: 'CountedLogCount',
} as const;
