import * as sns from 'aws-cdk-lib/aws-sns';

/** Whom the SIEM tells about alerts. */
export interface AlertOptions {
  /**
   * Address that alerts are mailed to; its owner has to confirm it.
   * @default - nobody, until somebody subscribes to the topic
   */
  readonly email?: string;

  /**
   * Topic of your own. Its policy, and that of its key, must let `cloudwatch.amazonaws.com` publish alarms of this account.
   * @default - a new one, `<prefix>-alert`
   */
  readonly topic?: sns.ITopic;

  /**
   * Makes the role `<prefix>-sns-role`, with which monitors of OpenSearch publish to the topic: name it in the notification channel.
   * @default false
   */
  readonly monitorRole?: boolean;
}
