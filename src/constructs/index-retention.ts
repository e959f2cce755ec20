import { Duration, Size } from 'aws-cdk-lib';

/**
 * What becomes of indices as they age, counted from their creation. A domain that exists needs its `masterRole` for it; in a time series collection of
 * OpenSearch Serverless only `deleteAfter` counts.
 *
 * Indices that are there follow it, too, unless another policy manages them. Nothing is deleted when nothing is said: indices then grow until the
 * domain is full.
 */
export interface IndexRetention {
  /**
   * When indices move to the warm nodes and are no longer written, in whole days. Needs `warmNodes` of the domain.
   * @default - never
   */
  readonly warmAfter?: Duration;

  /**
   * When indices move from the warm nodes to cold storage and are no longer searched, in whole days. Needs `warmAfter`, and `coldStorage` of the domain.
   * @default - never
   */
  readonly coldAfter?: Duration;

  /**
   * When indices are deleted, in whole days.
   * @default - never
   */
  readonly deleteAfter?: Duration;

  /**
   * Size of its primary shards together at which an index with rollover (`index_rotation = auto`) is followed by the next one.
   * @default - by age only: after 30 days, or when the first step is due
   */
  readonly rolloverSize?: Size;
}
