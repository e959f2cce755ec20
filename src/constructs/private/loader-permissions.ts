import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Caller } from './caller';
import { Destination } from './destination';
import { LogQueues } from './log-queues';
import { CONDITION_PREFIXES, QUARANTINE_PREFIX } from '../../contract/key-prefixes';

/** What the loader works with. */
export interface LoaderResources {
  readonly encryptionKey: kms.IKey;
  readonly logBucket: s3.IBucket;
  readonly geoBucket: s3.IBucket;
  readonly queues: LogQueues;
  readonly destination: Destination;
}

/** The loader reads databases and exclusion rules (logs: see bucket-access.ts), writes documents, keeps refused ones aside, passes pieces on; nothing else. */
export function allowLoading(loader: Caller, resources: LoaderResources): void {
  allowReading(loader, resources.geoBucket, resources.encryptionKey);
  allowReadingConditions(loader);
  allowKeepingAside(loader, resources.logBucket);
  allowPassingOnPieces(loader, resources);
  resources.destination.allowLoading(loader);
}

function allowReading(loader: Caller, bucket: s3.IBucket, ownKey: kms.IKey): void {
  loader.allow(['s3:GetObject'], [bucket.arnForObjects('*')], 'Names of files with exclusion rules are chosen by operators.');
  // without it a missing object looks like a forbidden one
  loader.allow(['s3:ListBucket'], [bucket.bucketArn]);
  // the SIEM's own key is allowed with the queues
  if (bucket.encryptionKey !== ownKey) bucket.encryptionKey?.grantDecrypt(loader.role);
}

function allowReadingConditions(loader: Caller): void {
  const parameters = CONDITION_PREFIXES.map((prefix) =>
    Stack.of(loader).formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${prefix.slice(1)}*` }));
  loader.allow(['ssm:GetParametersByPath'], parameters, 'Names of exclusion conditions are chosen by operators.');
}

function allowKeepingAside(loader: Caller, logBucket: s3.IBucket): void {
  loader.allow(['s3:PutObject'], [logBucket.arnForObjects(`${QUARANTINE_PREFIX}*`)],
    'Keys of quarantined documents carry day, index and content.');
  if (logBucket.encryptionKey) {
    loader.allow(['kms:GenerateDataKey'], [logBucket.encryptionKey.keyArn]);
  }
}

function allowPassingOnPieces(loader: Caller, { encryptionKey, queues }: LoaderResources): void {
  // kms:Decrypt comes with the queues that the loader is fed by; it also opens objects that AWS services encrypted with the key
  loader.allow(['kms:GenerateDataKey'], [encryptionKey.keyArn]);
  loader.allow(['sqs:SendMessage'], [queues.split.queueArn]);
}
