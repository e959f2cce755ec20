import { PublishCommand } from '@aws-sdk/client-sns';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { Notify } from './brake';

const TEXTS = {
  paused: {
    subject: 'SIEM: loading is paused, the domain can not take more',
    text: 'A node of the OpenSearch domain runs out of storage, or the domain blocks writing. The loader is paused. Nothing is lost: new logs wait '
      + 'in their queues for up to 14 days, those that S3 hands over directly for 6 hours, and then in the dead letter queue.\n\n'
      + 'Delete indices that nobody needs, shorten the retention or enlarge the volumes. Loading goes on by itself when there is room.',
  },
  resuming: {
    subject: 'SIEM: loading goes on',
    text: 'The OpenSearch domain takes documents again. The loader goes on with what waits in the queues.',
  },
};

/**
 * Writes to the alert topic.
 *
 * @param topicArn none: nobody is told
 * @param onFailure is told why it could not be sent: the brake works without
 */
export function noticeTo(sns: SNSClient, topicArn: string | undefined, loader: string, onFailure: (message: string) => void): Notify {
  return async (position, { reason, at }) => {
    if (topicArn === undefined || position === 'running') return;
    const { subject, text } = TEXTS[position];
    const Message = `${text}\n\nLoader: ${loader}\nTime: ${new Date(at).toISOString()}\nReason: ${reason}\n`;
    try {
      await sns.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message }));
    } catch (error) {
      onFailure(`the notice was not sent: ${(error as Error).message}`);
    }
  };
}
