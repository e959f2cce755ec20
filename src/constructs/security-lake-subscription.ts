/** What Amazon Security Lake gives a subscriber with access by S3. */
export interface SecurityLakeSubscription {
  /** ARN of the subscriber's role, `…:role/AmazonSecurityLake-<id>`. */
  readonly roleArn: string;

  /** External id that was chosen for the subscriber. */
  readonly externalId: string;

  /**
   * ARN of the subscriber's queue, `…:AmazonSecurityLake-<id>-Main-Queue`, in the region of the SIEM. Its visibility timeout must be at least
   * `loader.timeout`, and should be six times as long: Security Lake makes it with 5 minutes.
   */
  readonly queueArn: string;
}
