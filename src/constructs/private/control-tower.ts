import { EnvNames } from '../../contract/env-names';
import { ControlTowerLogArchive } from '../control-tower-log-archive';
import { requireArn } from './arn-check';
import { allow } from './caller';
import { readForeignQueue } from './foreign-queues';
import { LogLoader } from './log-loader';
import { requireBucketNames, requireSome } from './validation';

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
