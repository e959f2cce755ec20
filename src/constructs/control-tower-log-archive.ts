/** Log buckets of the Log Archive account of AWS Control Tower. `ControlTowerIntegration` makes role and queue there. */
export interface ControlTowerLogArchive {
  /** Names of the buckets, like `aws-controltower-logs-<account>-<region>`. */
  readonly logBuckets: string[];

  /** ARN of the role of that account which may read these buckets, decrypt with their key, and trusts the loader's role. */
  readonly roleArn: string;

  /**
   * ARNs of the queues that the buckets announce new objects on, in the region of the SIEM. Their policies must let the loader's role receive and
   * delete messages; of one that is encrypted with a key of its own, the key must let the role decrypt, and `siem.loaderRole` needs that permission.
   */
  readonly queueArns: string[];
}
