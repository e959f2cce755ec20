import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from './acknowledge';
import { LogQueues } from './log-queues';
import { Network } from './network';
import { CONDITION_PREFIXES, QUARANTINE_PREFIX } from '../../contract/key-prefixes';

/** What the loader works with. */
export interface LoaderPermissionsProps {
  readonly encryptionKey: kms.IKey;
  readonly logGroup: logs.ILogGroup;
  readonly logBucket: s3.IBucket;
  readonly geoBucket: s3.IBucket;
  readonly queues: LogQueues;
  readonly domain: opensearch.IDomain;
  readonly network?: Network;
}

/** The loader's role: reads logs, databases and exclusion rules, writes documents, keeps refused ones aside, passes pieces on; nothing else. */
export class LoaderPermissions extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, private readonly props: LoaderPermissionsProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      description: 'Loads log objects into OpenSearch',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    acknowledge(this.role, { 'NIST.800.53.R5-IAMNoInlinePolicy': 'The policy is written for this role only and goes with it.' });

    props.logGroup.grantWrite(this.role);
    this.allowReading(props.logBucket);
    this.allowReading(props.geoBucket);
    this.allowReadingConditions();
    this.allowKeepingAside();
    this.allowPassingOnPieces();
    this.allowWritingDocuments();
    if (props.network) {
      this.allowNetworkInterfaces();
    }
  }

  private allowReading(bucket: s3.IBucket): void {
    const objects = bucket.arnForObjects('*');
    this.allow(['s3:GetObject', 's3:GetObjectVersion'], [objects]);
    // without it a missing object looks like a forbidden one
    this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    acknowledgeWildcards(this.role, [objects], 'Keys of logs and databases are not known beforehand.');
    bucket.encryptionKey?.grantDecrypt(this.role);
  }

  private allowReadingConditions(): void {
    const parameters = CONDITION_PREFIXES.map((prefix) => Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: `${prefix.slice(1)}*` }));
    this.allow(['ssm:GetParametersByPath'], parameters);
    acknowledgeWildcards(this.role, parameters, 'Names of exclusion conditions are chosen by operators.');
  }

  private allowKeepingAside(): void {
    const { logBucket } = this.props;
    const quarantine = logBucket.arnForObjects(`${QUARANTINE_PREFIX}*`);
    this.allow(['s3:PutObject'], [quarantine]);
    acknowledgeWildcards(this.role, [quarantine], 'Keys of quarantined documents carry day, index and content.');
    if (logBucket.encryptionKey) {
      this.allow(['kms:GenerateDataKey'], [logBucket.encryptionKey.keyArn]);
    }
  }

  private allowPassingOnPieces(): void {
    const { encryptionKey, queues } = this.props;
    // the key also opens objects that AWS services encrypted with it
    this.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [encryptionKey.keyArn]);
    this.allow(['sqs:SendMessage'], [queues.split.queueArn]);
  }

  /** The paths that delivery uses; what may be written there is decided by the domain's own access control. */
  private allowWritingDocuments(): void {
    const at = (...paths: string[]) => paths.map((path) => `${this.props.domain.domainArn}/${path}`);
    const coldIndices = at('_cold/indices/_search');
    const reading = at('', '_cat/aliases/*', '_cluster/state/blocks');
    const indices = at('log-*');
    this.allow(['es:ESHttpPost'], [...at('_bulk'), ...coldIndices]);
    this.allow(['es:ESHttpGet'], [...reading, ...coldIndices]);
    this.allow(['es:ESHttpPut'], indices);
    acknowledgeWildcards(this.role, [...reading, ...indices], 'Names of indices and aliases follow in the path.');
  }

  /** Lambda's own calls, made with the function's role: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
  private allowNetworkInterfaces(): void {
    this.allow([
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ], ['*']);
    acknowledgeWildcards(this.role, ['*'], 'Lambda makes the network interfaces, their names are not known beforehand.');
  }

  private allow(actions: string[], resources: string[]): void {
    this.role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
  }
}
