import { Duration } from 'aws-cdk-lib';

/** How many logs come, for an estimate at synth of what the domain needs. */
export interface SizingOptions {
  /** Uncompressed logs of each log type, in GB a day: `{ cloudtrail: 20, vpcflowlogs: 100 }`. */
  readonly gigabytesPerDay: { [logType: string]: number };

  /**
   * How long documents stay on the data nodes, in whole days.
   * @default - `warmAfter` of the retention, else its `deleteAfter`, else 30 days
   */
  readonly hot?: Duration;
}
