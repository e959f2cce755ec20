import { join } from 'path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { EnvNames } from '../../contract/env-names';
import { LOADER_SERVICE, METRICS_NAMESPACE } from '../../contract/metric-names';
import { LoaderConfig } from '../loader-config';
import { LoaderOptions, LogLevel } from '../siem-on-opensearch-props';
import { acknowledge } from './acknowledge';
import { LoaderPermissions } from './loader-permissions';
import { LogQueues } from './log-queues';
import { Names } from './names';
import { Network } from './network';
import { requireRange } from './validation';

const BUNDLE = join(__dirname, '..', '..', '..', 'assets', 'bundles', 'functions', 'es-loader.lambda');

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
  readonly domain: opensearch.IDomain;
  readonly config?: LoaderConfig;
  readonly options: LoaderOptions;
}

/** How long a batch may take when nothing else is said. */
export function loaderTimeout(options: LoaderOptions): Duration {
  const timeout = options.timeout ?? Duration.minutes(10);
  requireRange('loader.timeout', timeout.toSeconds(), 60, 900, ' seconds');
  return timeout;
}

/** The function that turns log objects into documents, fed by the load and split queues. */
export class LogLoader extends Construct {
  readonly function: lambda.Function;
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: LogLoaderProps) {
    super(scope, id);
    const { names, network, options, queues } = props;
    requireRange('loader.memorySize', options.memorySize, 512, 10240, ' MiB');
    requireRange('loader.maxConcurrency', options.maxConcurrency, 2, 1000);

    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: names.loaderLogGroup,
      encryptionKey: props.encryptionKey,
      retention: options.logRetention ?? logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const permissions = new LoaderPermissions(this, 'Permissions', { ...props, logGroup });
    this.role = permissions.role;

    this.function = new lambda.Function(this, 'Function', {
      functionName: names.loader,
      description: 'Loads log objects into OpenSearch',
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: options.architecture ?? lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(BUNDLE),
      layers: props.config && [this.configLayer(props.config)],
      memorySize: options.memorySize ?? 2048,
      timeout: loaderTimeout(options),
      role: this.role,
      logGroup,
      deadLetterQueue: queues.deadLetter,
      ...(network && { vpc: network.vpc, vpcSubnets: network.subnets, securityGroups: network.functionSecurityGroups }),
      environment: {
        [EnvNames.endpoint]: props.domain.domainEndpoint,
        [EnvNames.geoipBucket]: props.geoBucket.bucketName,
        [EnvNames.logBucket]: props.logBucket.bucketName,
        [EnvNames.configDir]: CONFIG_DIR,
        [EnvNames.splitQueueUrl]: queues.split.queueUrl,
        [EnvNames.logLevel]: options.logLevel ?? LogLevel.INFO,
        [EnvNames.serviceName]: LOADER_SERVICE,
        [EnvNames.metricsNamespace]: METRICS_NAMESPACE,
        NODE_OPTIONS: '--enable-source-maps',
      },
    });

    const maxConcurrency = options.maxConcurrency ?? 10;
    this.function.addEventSource(new SqsEventSource(queues.load, { batchSize: 10, maxConcurrency, reportBatchItemFailures: true }));
    // a piece is as much as one invocation can take
    this.function.addEventSource(new SqsEventSource(queues.split, { batchSize: 1, maxConcurrency, reportBatchItemFailures: true }));
    this.explainFindings(network);
  }

  private configLayer(config: LoaderConfig): lambda.LayerVersion {
    return new lambda.LayerVersion(this, 'Config', {
      description: 'user.ini of the SIEM',
      code: lambda.Code.fromAsset(config._stage()),
    });
  }

  private explainFindings(network?: Network): void {
    acknowledge(this.function, {
      'NIST.800.53.R5-LambdaConcurrency': 'Each queue limits how many loaders it starts (loader.maxConcurrency), without taking from the account.',
    });
    if (!network) {
      acknowledge(this.function, {
        'NIST.800.53.R5-LambdaInsideVPC': 'It listens to nothing and speaks TLS to AWS endpoints; the prop `vpc` puts it into a network.',
      });
    }
  }
}
