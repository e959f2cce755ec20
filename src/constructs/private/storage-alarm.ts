import { Duration, Size, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { DomainShape } from './domain-shape';
import { Names } from './names';

/** Of a node's volume. The metric leaves out what the service keeps for itself: at zero the domain blocks writing. */
const LOW = 0.05;

/** GiB, where volumes are not known: enough for merges, and less than the smallest domain has free. */
const LOW_OF_UNKNOWN = 2;

/** What the alarm is made of. */
export interface StorageAlarmProps {
  readonly names: Names;
  readonly domain: opensearch.IDomain;
  /** How the domain is cut, when it is the SIEM's own. */
  readonly shape?: DomainShape;
  /**
   * Free storage of a node below which the loader pauses.
   * @default - 5 % of a node's volume; 2 GiB where its size is not known
   */
  readonly lowStorage?: Size;
}

/** Says that a domain can't take documents: the fullest node has little storage left, or writing is blocked. */
export class StorageAlarm extends Construct {
  /** Either of the two. */
  readonly alarm: cloudwatch.CompositeAlarm;
  readonly lowStorage: cloudwatch.Alarm;
  readonly writesBlocked: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, { names, domain, shape, lowStorage }: StorageAlarmProps) {
    super(scope, id);
    const period = Duration.minutes(1);
    const common = {
      // a domain that is silent for a while has not become another one
      treatMissingData: cloudwatch.TreatMissingData.IGNORE,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
    };
    this.lowStorage = new cloudwatch.Alarm(this, 'LowStorage', {
      ...common,
      alarmName: names.alarmName('free-storage-low'),
      alarmDescription: 'A data node of the OpenSearch domain has little free storage',
      metric: domain.metricFreeStorageSpace({ statistic: cloudwatch.Stats.MINIMUM, period }),
      // MiB; merges free storage for minutes only, so a quarter of an hour without is asked for
      threshold: lowStorage?.toMebibytes() ?? lowMebibytes(shape),
      evaluationPeriods: 15,
      datapointsToAlarm: 3,
    });
    this.writesBlocked = new cloudwatch.Alarm(this, 'WritesBlocked', {
      ...common,
      alarmName: names.alarmName('index-writes-blocked'),
      alarmDescription: 'The OpenSearch domain blocks writing, for want of storage or memory',
      metric: domain.metricClusterIndexWritesBlocked({ statistic: cloudwatch.Stats.MAXIMUM, period }),
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 5,
      datapointsToAlarm: 1,
    });
    for (const part of [this.lowStorage, this.writesBlocked]) {
      acknowledge(part, { 'NIST.800.53.R5-CloudWatchAlarmAction': 'It is half of an alarm that a rule of EventBridge listens to.' });
    }
    this.alarm = new cloudwatch.CompositeAlarm(this, 'Alarm', {
      compositeAlarmName: names.alarmName('loader-brake'),
      alarmDescription: 'The OpenSearch domain can not take documents: the loader pauses until this is over',
      alarmRule: cloudwatch.AlarmRule.anyOf(...[this.lowStorage, this.writesBlocked].map((part) =>
        cloudwatch.AlarmRule.fromAlarm(part, cloudwatch.AlarmState.ALARM))),
    });
  }
}

function lowMebibytes(shape: DomainShape | undefined): number {
  const size = shape?.volumeSize;
  return size === undefined || Token.isUnresolved(size) ? LOW_OF_UNKNOWN * 1024 : Math.round(size * 1024 * LOW);
}
