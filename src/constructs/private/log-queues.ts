import { Duration, RemovalPolicy } from 'aws-cdk-lib';
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

  constructor(scope: Construct, id: string, props: LogQueuesProps) {
    super(scope, id);
    const { names } = props;
    const common: sqs.QueueProps = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey,
      dataKeyReuse: Duration.days(1),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    };

    this.deadLetter = new sqs.Queue(this, 'DeadLetter', { ...common, queueName: names.deadLetterQueue });

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
}
