import { Stack } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { requireQueueArn } from './arn-check';
import { LogLoader } from './log-loader';

/** Feeds the loader with a queue of another account, and lets it receive and delete messages of exactly that one. */
export function readForeignQueue(loader: LogLoader, id: string, prop: string, queueArn: string): void {
  requireQueueArn(prop, queueArn, Stack.of(loader).region);
  const queue = sqs.Queue.fromQueueArn(loader, id, queueArn);
  loader.function.addEventSource(new SqsEventSource(queue, { batchSize: 10, maxConcurrency: loader.maxConcurrency, reportBatchItemFailures: true }));
}
