import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { Names } from './names';
import { SiemFunction } from './siem-function';
import { EnvNames } from '../../contract/env-names';
import { GeoBucketKeys, IocPrefixes } from '../../contract/key-prefixes';

/** What the functions are made of. */
export interface IocFunctionsProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly geoBucket: s3.IBucket;
}

const DATABASE = [GeoBucketKeys.ipv4Indicators, GeoBucketKeys.ipv6Indicators, GeoBucketKeys.domainIndicators];
const SOURCES = [IocPrefixes.txt, IocPrefixes.stix2, IocPrefixes.cache];

/**
 * The three functions of the IoC pipeline. What speaks with the internet reads nothing but an API key and writes nothing but the cache;
 * what makes the database speaks with S3 only.
 */
export class IocFunctions extends Construct {
  readonly plan: SiemFunction;
  readonly download: SiemFunction;
  readonly createDatabase: SiemFunction;

  constructor(scope: Construct, id: string, props: IocFunctionsProps) {
    super(scope, id);
    const { names, encryptionKey, geoBucket } = props;
    const make = (functionId: string, name: string, description: string, size: { memorySize: number; timeout: Duration }) =>
      new SiemFunction(this, functionId, {
        names,
        encryptionKey,
        name,
        description,
        ...size,
        environment: { [EnvNames.geoipBucket]: geoBucket.bucketName, [EnvNames.serviceName]: name },
        whyNoDeadLetterQueue: 'The state machine calls it, waits for its answer and tells in its execution what failed.',
        whyNoReservedConcurrency: 'The state machine calls it a few times a day, with limited concurrency.',
      });
    this.plan = make('Plan', 'ioc-plan', 'Says which indicators of compromise have to be downloaded', {
      memorySize: 512, timeout: Duration.minutes(1),
    });
    this.download = make('Download', 'ioc-download', 'Downloads indicators of compromise from one provider', {
      memorySize: 1024, timeout: Duration.minutes(15),
    });
    this.createDatabase = make('CreateDatabase', 'ioc-createdb', 'Makes the database of indicators of compromise', {
      memorySize: 3008, timeout: Duration.minutes(15),
    });
    this.allowPlanning(geoBucket);
    this.allowDownloading(geoBucket);
    this.allowCreating(geoBucket);
  }

  /** API key of a provider. */
  allowReadingSecret(secret: secretsmanager.ISecret): void {
    // Secrets Manager puts six characters behind names, which are not known of imported secrets
    this.download.allow(['secretsmanager:GetSecretValue'], [secret.secretFullArn ?? `${secret.secretArn}-??????`]);
    secret.encryptionKey?.grantDecrypt(this.download.role);
  }

  /** A file that comes with the deployment. */
  allowReadingAsset(asset: Asset): void {
    this.createDatabase.allow(['s3:GetObject'], [asset.bucket.arnForObjects(asset.s3ObjectKey)]);
  }

  /** Files of a bucket below a prefix. */
  allowReadingBucket(bucket: s3.IBucket, prefix: string): void {
    this.allowReadingBelow(bucket, [prefix]);
    bucket.encryptionKey?.grantDecrypt(this.createDatabase.role);
  }

  private allowPlanning(geoBucket: s3.IBucket): void {
    this.plan.allow(['s3:GetObject'], [geoBucket.arnForObjects(`${IocPrefixes.cache}*.json`)], 'Files in which downloads keep how far they got.');
    // without it a missing object looks like a forbidden one
    this.plan.allow(['s3:ListBucket'], [geoBucket.bucketArn]);
    geoBucket.encryptionKey?.grantDecrypt(this.plan.role);
  }

  private allowDownloading(geoBucket: s3.IBucket): void {
    this.download.allow(['s3:PutObject'], [geoBucket.arnForObjects(`${IocPrefixes.cache}*`)], 'Keys in the cache carry identifiers of the providers.');
    if (geoBucket.encryptionKey) this.download.allow(['kms:GenerateDataKey'], [geoBucket.encryptionKey.keyArn]);
  }

  private allowCreating(geoBucket: s3.IBucket): void {
    this.allowReadingBelow(geoBucket, SOURCES);
    this.createDatabase.allow(['s3:PutObject'], DATABASE.map((key) => geoBucket.arnForObjects(key)));
    if (geoBucket.encryptionKey) this.createDatabase.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [geoBucket.encryptionKey.keyArn]);
  }

  private allowReadingBelow(bucket: s3.IBucket, prefixes: string[]): void {
    const { role } = this.createDatabase;
    const objects = prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
    this.createDatabase.allow(['s3:GetObject'], objects, 'Names of files with indicators are not known beforehand.');
    role.addToPolicy(new iam.PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [bucket.bucketArn],
      conditions: { StringLike: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
    }));
  }
}
