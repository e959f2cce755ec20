import { Resource, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { loaderAsPrincipal } from './bucket-access';
import { LogSource } from './log-source';
import { surelyDiffer } from './places';
import { CONSUME, feedFrom } from './queue-feed';
import { ValidationError } from './validation';

/** Has the loader take its work from a queue that the bucket announces its objects on already. */
export function takeFromQueue(source: LogSource, queue: sqs.IQueue): void {
  if (source.siemIsOurs) connect(source, queue);
  else openQueue(source, queue);
}

/** What the policy of a queue says about the loader. */
export function consumingStatement(source: LogSource, queue: sqs.IQueue): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: CONSUME, resources: [queue.queueArn], ...loaderAsPrincipal(source) });
}

function connect({ siem, stack }: LogSource, queue: sqs.IQueue): void {
  if (Stack.of(siem) !== stack) {
    throw new ValidationError('queue', `the loader is in the stack ${Stack.of(siem).node.path}, and only there it can be connected to a queue`,
      'use `siem.addLogSource(…)`, or make the LogSourceBucket in that stack');
  }
  const [here, there] = [siem.loader.env.region, queue.env.region];
  if (surelyDiffer(here, there)) {
    throw new ValidationError('queue', `it is in ${there}, the SIEM in ${here}`, 'give a queue of the same region: Lambda reads no others');
  }
  requireVisibility(queue, siem.loader);
  feedFrom(queue, {
    loader: siem.loader,
    role: siem.loaderRole,
    batchSize: 10,
    // as many loaders as the SIEM's own queues start; all SIEMs that are made here say so
    maxConcurrency: (siem as { _maxConcurrency?: number })._maxConcurrency,
  });
}

/** On the side of the bucket, of a queue that is made there. */
function openQueue(source: LogSource, queue: sqs.IQueue): void {
  if (!Resource.isOwnedResource(queue)) return;
  queue.addToResourcePolicy(consumingStatement(source, queue));
  const key = queue.encryptionMasterKey;
  if (key && Resource.isOwnedResource(key)) {
    key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'], ...loaderAsPrincipal(source) }));
  }
}

/** A message that shows up again while it is being loaded is loaded twice. */
function requireVisibility(queue: sqs.IQueue, loader: lambda.IFunction): void {
  const { defaultChild } = queue.node;
  const timeout = loader instanceof lambda.Function ? loader.timeout?.toSeconds() : undefined;
  if (!(defaultChild instanceof sqs.CfnQueue) || timeout === undefined) return;
  const visibility = defaultChild.visibilityTimeout ?? 30;
  if (!Token.isUnresolved(visibility) && visibility < 6 * timeout) {
    throw new ValidationError('queue', `it hides a message for ${visibility} seconds, and the loader may work ${timeout} seconds on a batch`,
      `give the queue a visibilityTimeout of ${6 * timeout} seconds, or a shorter \`loader.timeout\` to the SIEM`);
  }
}
