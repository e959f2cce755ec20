import { Annotations, Token } from 'aws-cdk-lib';
import { EnvNames } from '../../contract/env-names';
import { SecurityLakeSubscription } from '../security-lake-subscription';
import { requireArn } from './arn-check';
import { allow } from './caller';
import { readForeignQueue } from './foreign-queues';
import { LogLoader } from './log-loader';
import { ValidationError } from './validation';

/** Seconds that the queue of a new subscriber hides a message: https://docs.aws.amazon.com/security-lake/latest/userguide/subscriber-data-access.html */
const NEW_QUEUE_HIDES = 300;

/** Lets the loader read what Security Lake holds, with the role that it made for its subscriber. */
export function readSecurityLake(loader: LogLoader, { roleArn, externalId, queueArn }: SecurityLakeSubscription): void {
  requireArn('securityLake.roleArn', roleArn, 'iam', 'role/');
  if (!Token.isUnresolved(externalId) && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    throw new ValidationError('securityLake.externalId', `'${externalId}' is no external id`, 'give the one that was chosen for the subscriber');
  }
  loader.function.addEnvironment(EnvNames.securityLakeRoleArn, roleArn);
  loader.function.addEnvironment(EnvNames.securityLakeExternalId, externalId);
  allow(loader.role, ['sts:AssumeRole'], [roleArn]);
  if (loader.function.timeout!.toSeconds() > NEW_QUEUE_HIDES) {
    Annotations.of(loader).addWarningV2('siem-on-opensearch:securityLake', 'securityLake.queueArn: Security Lake makes the queue with a visibility timeout of'
      + ' 5 minutes, and Lambda refuses one that is shorter than `loader.timeout`; raise it to six times that before you deploy');
  }
  readForeignQueue(loader, 'SecurityLakeQueue', 'securityLake.queueArn', queueArn);
}
