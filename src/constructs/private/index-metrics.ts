import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Destination } from './destination';
import { DomainRequests } from './domain-requests';
import { FunctionSchedule } from './function-schedule';
import { Names } from './names';
import { Network } from './network';
import { SiemFunction } from './siem-function';
import { DomainRoles } from '../../contract/domain-setup';
import { EnvNames } from '../../contract/env-names';
import { INDEX_METRICS_HOURS } from '../../contract/index-metrics';

const NAME = 'index-metrics-exporter';

/** What the exporter is made of. */
export interface IndexMetricsProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly network?: Network;
  readonly logBucket: s3.IBucket;
  /** A domain; collections have no statistics. */
  readonly destination: Destination;
}

/**
 * The function that writes sizes and counts of all indices and shards into the log bucket, every hour: from there they are loaded like logs.
 * In the domain its role needs `cluster_monitor`, and `indices_monitor` on all indices.
 */
export class IndexMetrics extends Construct {
  readonly function: lambda.Function;
  readonly role: SiemFunction['role'];

  constructor(scope: Construct, id: string, props: IndexMetricsProps) {
    super(scope, id);
    const { names, logBucket, destination } = props;
    const { account, region } = Stack.of(this);
    const prefix = `AWSLogs/${account}/OpenSearch/metrics/${region}/`;

    const exporter = new SiemFunction(this, 'Exporter', {
      names,
      encryptionKey: props.encryptionKey,
      name: NAME,
      description: 'Writes sizes of indices and shards into the log bucket',
      memorySize: 512,
      timeout: Duration.minutes(5),
      network: props.network,
      whyNoDeadLetterQueue: 'What it fails on is out of date an hour later, when it runs again.',
      whyNoReservedConcurrency: 'One schedule calls it, once an hour.',
      environment: {
        ...destination.environment,
        [EnvNames.logBucket]: logBucket.bucketName,
        [EnvNames.indexMetricsPrefix]: prefix,
        [EnvNames.serviceName]: NAME,
      },
    });
    this.function = exporter.function;
    this.role = exporter.role;

    for (const requests of exporterRequests()) destination.allowRequests?.(exporter, requests);
    destination.members?.add(DomainRoles.monitor, exporter.role);
    exporter.allow(['s3:PutObject'], [logBucket.arnForObjects(`${prefix}*`)], 'Keys carry the day and a random part.');
    if (logBucket.encryptionKey) exporter.allow(['kms:GenerateDataKey'], [logBucket.encryptionKey.keyArn]);
    new FunctionSchedule(this, 'Schedule', { name: names.functionName(NAME), target: exporter, every: Duration.hours(INDEX_METRICS_HOURS) });
  }
}

function exporterRequests(): DomainRequests[] {
  const coldIndices = '_cold/indices/_search';
  return [
    {
      actions: ['es:ESHttpGet'],
      paths: ['', '_cat/indices', '_cat/indices/_hot', '_cat/indices/_warm', '_cat/shards', coldIndices, '_stats/*'],
      whyWildcards: 'Names of statistics follow in the path.',
    },
    // the next page of a list
    { actions: ['es:ESHttpPost'], paths: [coldIndices] },
  ];
}
