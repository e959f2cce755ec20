import { ArnFormat, Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Destination } from './destination';
import { FunctionSchedule } from './function-schedule';
import { Names } from './names';
import { SiemFunction } from './siem-function';
import { StorageAlarm } from './storage-alarm';
import { EnvNames } from '../../contract/env-names';

const NAME = 'es-loader-stopper';

/** What the brake is made of. */
export interface LoaderBrakeProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly loader: lambda.IFunction;
  readonly domain: opensearch.IDomain;
  readonly destination: Destination;
  /** See StorageAlarmProps. */
  readonly lowStorage?: Size;
  /** Where people are told. */
  readonly alertTopic?: sns.ITopic;
}

/**
 * Pauses the loader while the domain can't take documents, and lets it go on by itself. The queues stop feeding it, so messages wait without being
 * tried, and its reserved concurrency is 0, so that Lambda keeps what S3 hands over directly. A deployment that turns a queue on again ends
 * no pause: the concurrency stays, and every five minutes the brake looks whether all is as it should be.
 */
export class LoaderBrake extends Construct {
  readonly function: lambda.Function;
  readonly storageAlarm: StorageAlarm;

  constructor(scope: Construct, id: string, props: LoaderBrakeProps) {
    super(scope, id);
    const { names, loader, alertTopic } = props;
    this.storageAlarm = new StorageAlarm(this, 'StorageAlarm', { ...props, shape: props.destination.shape });

    // outside of any network: it asks Lambda and SNS only
    const stopper = new SiemFunction(this, 'Stopper', {
      names,
      encryptionKey: props.encryptionKey,
      name: NAME,
      description: 'Pauses the loader while the domain is full',
      memorySize: 256,
      timeout: Duration.minutes(1),
      whyNoDeadLetterQueue: 'What it was asked for stands in a tag of the loader, and it does what is missing five minutes later.',
      whyNoReservedConcurrency: 'A schedule and an alarm that changes once in a while call it.',
      environment: {
        [EnvNames.loaderFunctionArn]: loader.functionArn,
        [EnvNames.loaderMappings]: Lazy.string({ produce: () => mappingsOf(loader).map(({ ref }) => ref).join(',') }),
        [EnvNames.serviceName]: NAME,
        ...(alertTopic && { [EnvNames.alertTopicArn]: alertTopic.topicArn }),
      },
    });
    this.function = stopper.function;
    this.allowBraking(stopper, loader);
    if (alertTopic) this.allowTelling(stopper, alertTopic);

    new events.Rule(this, 'Rule', {
      description: 'Tells the brake of the loader whether the domain can take documents',
      eventPattern: {
        source: ['aws.cloudwatch'], detailType: ['CloudWatch Alarm State Change'], resources: [this.storageAlarm.alarm.alarmArn],
      },
      targets: [new LambdaFunction(stopper.function)],
    });
    new FunctionSchedule(this, 'Schedule', { name: names.functionName(NAME), target: stopper, every: Duration.minutes(5) });
  }

  private allowBraking(stopper: SiemFunction, loader: lambda.IFunction): void {
    stopper.allow(['lambda:GetEventSourceMapping', 'lambda:UpdateEventSourceMapping'], Lazy.list({
      produce: () => mappingsOf(loader).map(({ ref }) => Stack.of(this).formatArn({
        service: 'lambda', resource: 'event-source-mapping', resourceName: ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      })),
    }));
    stopper.allow([
      'lambda:DeleteFunctionConcurrency', 'lambda:GetFunctionConcurrency', 'lambda:ListTags', 'lambda:PutFunctionConcurrency', 'lambda:TagResource',
    ], [loader.functionArn]);
  }

  private allowTelling(stopper: SiemFunction, topic: sns.ITopic): void {
    stopper.allow(['sns:Publish'], [topic.topicArn]);
    if (topic.masterKey) stopper.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [topic.masterKey.keyArn]);
  }
}

/** Queues that feed the loader may be added until the app is synthesized. */
function mappingsOf(loader: lambda.IFunction): lambda.CfnEventSourceMapping[] {
  return loader.node.findAll().filter((each): each is lambda.CfnEventSourceMapping => each instanceof lambda.CfnEventSourceMapping);
}
