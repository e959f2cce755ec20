import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { shortHash } from './short-hash';
import { ValidationError } from './validation';
import { LOADER_SERVICE } from '../../contract/metric-names';

/** Start of the physical names when nothing else is said. */
const DEFAULT_PREFIX = 'aes-siem';

/** Every physical name, made from the prefix: nothing else in the constructs spells one. */
export class Names {
  readonly prefix: string;
  readonly collection: string;
  readonly domain: string;
  readonly domainLogGroups: string;
  readonly domainLogsPolicy: string;
  readonly encryptionKeyAlias: string;
  readonly functionLogGroups: string;
  readonly geoBucket: string;
  readonly iocStateMachine: string;
  readonly iocStateMachineLogGroup: string;
  readonly logBucket: string;
  readonly snapshotBucket: string;
  readonly snapshotRole: string;
  readonly alertTopic: string;
  readonly alertRole: string;
  readonly backfillRole: string;
  readonly controlTowerQueue: string;
  readonly controlTowerDeadLetterQueue: string;
  readonly controlTowerRole: string;
  readonly deadLetterQueue: string;
  readonly loadQueue: string;
  readonly splitQueue: string;

  constructor(scope: IConstruct, prefix: string = DEFAULT_PREFIX) {
    // the narrowest rule is the domain's name
    if (Token.isUnresolved(prefix) || !/^[a-z][a-z0-9-]{2,27}$/.test(prefix)) {
      const shown = Token.isUnresolved(prefix) ? 'a value that is only known at deployment' : `'${prefix}'`;
      throw new ValidationError('namePrefix', `${shown} can't start names`,
        'give 3 to 28 lower case letters, digits and hyphens, a letter first');
    }
    // bucket names are global, so they carry the account
    const { account } = Stack.of(scope);
    this.prefix = prefix;
    this.collection = prefix;
    this.domain = prefix;
    this.domainLogGroups = `/aws/OpenSearchService/domains/${prefix}`;
    this.domainLogsPolicy = `${prefix}-domain-logs`;
    this.encryptionKeyAlias = `alias/${prefix}-key`;
    this.geoBucket = `${prefix}-${account}-geo`;
    this.iocStateMachine = `${prefix}-ioc-state-machine`;
    // names that begin so take no room in the account's one policy for log deliveries
    this.iocStateMachineLogGroup = `/aws/vendedlogs/states/${prefix}-ioc-logs`;
    this.functionLogGroups = `/aws/lambda/${prefix}-*`;
    this.logBucket = `${prefix}-${account}-log`;
    this.snapshotBucket = `${prefix}-${account}-snapshot`;
    this.snapshotRole = `${prefix}-snapshot-role`;
    this.alertTopic = `${prefix}-alert`;
    this.alertRole = `${prefix}-sns-role`;
    this.controlTowerQueue = `${prefix}-ct`;
    this.controlTowerDeadLetterQueue = `${prefix}-ct-dlq`;
    this.controlTowerRole = `${prefix}-ct-role`;
    this.backfillRole = `${prefix}-es-loader-for-ec2`;
    this.deadLetterQueue = `${prefix}-dlq`;
    this.loadQueue = `${prefix}-load`;
    this.splitQueue = `${prefix}-sqs-split-logs`;
  }

  /** Physical name of the schedule of the IoC pipeline. @param version of what it runs */
  iocSchedule(version: string): string {
    return `${this.prefix}-ioc-${version}`;
  }

  /** Physical name of what tells the SIEM about objects of one bucket: a topic, a rule. @param path of its construct */
  ofLogSource(path: string): string {
    return `${this.prefix}-logs-${shortHash(path, 12)}`;
  }

  /** Physical name of a function. */
  functionName(name: string): string {
    return `${this.prefix}-${name}`;
  }

  /** Physical name of an alarm. */
  alarmName(name: string): string {
    return `${this.prefix}-${name}`;
  }
}

/**
 * Dimension `service` of the loader's metrics: two SIEMs of an account must not count for each other, and dashboards of the default prefix know it
 * by the name that it always had.
 */
export function serviceOf(prefix: string): string {
  return prefix === DEFAULT_PREFIX ? LOADER_SERVICE : `${prefix}-${LOADER_SERVICE}`;
}
