import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Names } from './names';

/** What the queues are made of. */
export interface LogQueuesProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  /** How long the loader may work on a batch. */
  readonly loaderTimeout: Duration;
}

/** What waits to be loaded: new objects, pieces of large ones, and what failed again and again. */
export class LogQueues extends Construct {
  readonly load: sqs.Queue;
  readonly split: sqs.Queue;
  readonly deadLetter: sqs.Queue;

  private readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: LogQueuesProps) {
    super(scope, id);
    const { names } = props;
    this.encryptionKey = props.encryptionKey;
    const common: sqs.QueueProps = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      dataKeyReuse: Duration.days(1),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    };

    this.deadLetter = new sqs.Queue(this, 'DeadLetter', { ...common, queueName: names.deadLetterQueue });
    // other queues must not leave their dead letters here; by name, as these two name it
    (this.deadLetter.node.defaultChild as sqs.CfnQueue).redriveAllowPolicy = {
      redrivePermission: 'byQueue',
      sourceQueueArns: [names.loadQueue, names.splitQueue].map((resource) => Stack.of(this).formatArn({ service: 'sqs', resource })),
    };

    const source: sqs.QueueProps = {
      ...common,
      // six times the function's timeout, as Lambda asks for: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
      visibilityTimeout: Duration.seconds(props.loaderTimeout.toSeconds() * 6),
      // a domain that is down for hours must not drain the queue into the dead letters
      deadLetterQueue: { queue: this.deadLetter, maxReceiveCount: 20 },
    };
    this.load = new sqs.Queue(this, 'Load', { ...source, queueName: names.loadQueue });
    this.split = new sqs.Queue(this, 'Split', { ...source, queueName: names.splitQueue });
  }

  /** Lets somebody move dead letters back to the queues that the loader reads, or to look at them. */
  grantRedrive(grantee: iam.IGrantable): iam.Grant {
    const onDeadLetters = this.deadLetter.grant(grantee, 'sqs:StartMessageMoveTask', 'sqs:CancelMessageMoveTask', 'sqs:ListMessageMoveTasks',
      'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes');
    return onDeadLetters
      .combine(this.load.grant(grantee, 'sqs:SendMessage'))
      .combine(this.split.grant(grantee, 'sqs:SendMessage'))
      .combine(this.encryptionKey.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey'));
  }
}
