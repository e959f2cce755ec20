import { Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { requireQueueArn } from './arn-check';
import { LogLoader } from './log-loader';
import { feedFrom } from './queue-feed';

/** Feeds the loader with a queue of another account, and lets it receive and delete messages of exactly that one. */
export function readForeignQueue(loader: LogLoader, id: string, prop: string, queueArn: string): void {
  requireQueueArn(prop, queueArn, Stack.of(loader).region);
  const queue = sqs.Queue.fromQueueArn(loader, id, queueArn);
  feedFrom(queue, { loader: loader.function, role: loader.role, batchSize: 10, maxConcurrency: loader.maxConcurrency });
}
