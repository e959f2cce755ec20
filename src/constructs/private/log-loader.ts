import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EnvNames } from '../../contract/env-names';
import { METRICS_NAMESPACE } from '../../contract/metric-names';
import { LoaderConfig } from '../loader-config';
import { LoaderOptions, LogLevel } from '../siem-on-opensearch-props';
import { Destination } from './destination';
import { LoaderConfiguration } from './loader-configuration';
import { allowLoading } from './loader-permissions';
import { LogQueues } from './log-queues';
import { Names, serviceOf } from './names';
import { Network } from './network';
import { feedFrom } from './queue-feed';
import { SiemFunction } from './siem-function';
import { requireRange, ValidationError } from './validation';

/** Where Lambda unpacks layers. */
const CONFIG_DIR = '/opt';

/** What the loader is made of. */
export interface LogLoaderProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly network?: Network;
  readonly logBucket: s3.IBucket;
  readonly geoBucket: s3.IBucket;
  readonly queues: LogQueues;
  readonly destination: Destination;
  readonly config?: LoaderConfig;
  readonly options: LoaderOptions;
}

/** How long a batch may take when nothing else is said. */
export function loaderTimeout(options: LoaderOptions): Duration {
  const timeout = options.timeout ?? Duration.minutes(10);
  // the queues hide messages six times as long, which can't be said in a template
  if (timeout.isUnresolved()) throw new ValidationError('loader.timeout', 'it is only known at deployment', 'give the number of minutes itself');
  requireRange('loader.timeout', timeout.toSeconds({ integral: false }), 60, 900, ' seconds');
  return timeout;
}

/** The function that turns log objects into documents, fed by the load and split queues. */
export class LogLoader extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;
  readonly configuration: LoaderConfiguration;
  /** How many loaders each queue may start. */
  readonly maxConcurrency: number;

  constructor(scope: Construct, id: string, props: LogLoaderProps) {
    super(scope, id);
    const { names, network, options, queues } = props;
    requireRange('loader.memorySize', options.memorySize, 512, 10240, ' MiB');
    requireRange('loader.maxConcurrency', options.maxConcurrency, 2, 1000);

    const siemFunction = new SiemFunction(this, 'EsLoader', {
      names,
      encryptionKey: props.encryptionKey,
      name: 'es-loader',
      description: 'Loads log objects into OpenSearch',
      memorySize: options.memorySize ?? 2048,
      timeout: loaderTimeout(options),
      architecture: options.architecture,
      logRetention: options.logRetention,
      network,
      deadLetterQueue: queues.deadLetter,
      whyNoReservedConcurrency: 'Each queue limits how many loaders it starts (loader.maxConcurrency), without taking from the account.',
      environment: {
        ...props.destination.environment,
        [EnvNames.geoipBucket]: props.geoBucket.bucketName,
        [EnvNames.logBucket]: props.logBucket.bucketName,
        [EnvNames.configDir]: CONFIG_DIR,
        [EnvNames.splitQueueUrl]: queues.split.queueUrl,
        [EnvNames.logLevel]: options.logLevel ?? LogLevel.INFO,
        [EnvNames.serviceName]: serviceOf(names.prefix),
        [EnvNames.metricsNamespace]: METRICS_NAMESPACE,
      },
    });
    this.function = siemFunction.function;
    this.role = siemFunction.role;
    this.configuration = new LoaderConfiguration(this, 'Config', this.function, props.config);
    allowLoading(siemFunction, props);

    const maxConcurrency = this.maxConcurrency = options.maxConcurrency ?? 10;
    const fed = { loader: this.function, role: this.role, maxConcurrency };
    feedFrom(queues.load, { ...fed, batchSize: 10 });
    // a piece is as much as one invocation can take
    feedFrom(queues.split, { ...fed, batchSize: 1 });
  }
}
