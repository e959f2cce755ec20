import { Token } from 'aws-cdk-lib';
import { EnvNames } from '../../contract/env-names';
import { ControlTowerLogArchive } from '../control-tower-log-archive';
import { requireArn } from './arn-check';
import { allow } from './caller';
import { readForeignQueue } from './foreign-queues';
import { LogLoader } from './log-loader';
import { ValidationError } from './validation';

/** Lets the loader read Control Tower's log buckets with the role that the Log Archive account has for it. */
export function readControlTower(loader: LogLoader, { logBuckets, roleArn, queueArns }: ControlTowerLogArchive): void {
  requireArn('controlTower.roleArn', roleArn, 'iam', 'role/');
  requireSome('controlTower.logBuckets', logBuckets, 'name the log buckets of the Log Archive account');
  requireSome('controlTower.queueArns', queueArns, 'give the queues that the buckets announce new objects on');
  requireBucketNames('controlTower.logBuckets', logBuckets);
  loader.function.addEnvironment(EnvNames.controlTowerLogBuckets, logBuckets.join(','));
  loader.function.addEnvironment(EnvNames.controlTowerRoleArn, roleArn);
  allow(loader.role, ['sts:AssumeRole'], [roleArn]);
  queueArns.forEach((queueArn, i) => readForeignQueue(loader, `ControlTowerQueue${i + 1}`, `controlTower.queueArns[${i}]`, queueArn));
}

/** Throws ValidationError for an empty list and for what stands in it twice. */
export function requireSome(prop: string, values: string[], fix: string): void {
  if (values.length === 0) throw new ValidationError(prop, 'the list is empty', fix);
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) throw new ValidationError(prop, `'${twice}' stands in it twice`, 'leave it out once');
}

/** Throws ValidationError for what can't be the name of a bucket. */
export function requireBucketNames(prop: string, names: string[]): void {
  const wrong = names.find((name) => !Token.isUnresolved(name) && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name));
  if (wrong !== undefined) throw new ValidationError(prop, `'${wrong}' is no name of a bucket`, 'give names, not ARNs or URLs');
}
