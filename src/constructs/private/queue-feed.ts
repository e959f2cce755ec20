import { Names } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** What Lambda does with a queue in the name of the function: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
export const CONSUME = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/** Whom a queue feeds. */
export interface QueueFeed {
  readonly loader: lambda.IFunction;
  readonly role: iam.IRole;
  /** Messages an invocation. */
  readonly batchSize: number;
  /** How many loaders the queue may start. */
  readonly maxConcurrency?: number;
}

/** Feeds the loader with a queue, once. CDK's own event source would let it do more with the queue than Lambda needs. */
export function feedFrom(queue: sqs.IQueue, { loader, role, batchSize, maxConcurrency }: QueueFeed): void {
  const id = `SqsEventSource:${Names.nodeUniqueId(queue.node)}`;
  // several buckets may announce their objects on one queue
  if (loader.node.tryFindChild(id)) return;
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: CONSUME, resources: [queue.queueArn] }));
  queue.encryptionMasterKey?.grantDecrypt(role);
  // a child of the loader: the brake stops all queues that are found there
  loader.addEventSourceMapping(id, {
    eventSourceArn: queue.queueArn, batchSize, maxConcurrency, reportBatchItemFailures: true,
  });
}
