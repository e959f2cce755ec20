import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { EnvNames } from '../../contract/env-names';
import { GeoBucketKeys } from '../../contract/key-prefixes';
import { GeoIp, MaxMindOptions } from '../geo-ip';
import { FunctionSchedule } from './function-schedule';
import { Names } from './names';
import { checkProxyNetworks } from './proxy-networks';
import { SiemFunction } from './siem-function';

const NAME = 'geoip-downloader';

/** What the updater is made of. */
export interface GeoIpUpdaterProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly geoBucket: s3.IBucket;
  /** Databases are renewed when it is given. */
  readonly geoIp?: GeoIp;
  /** Trusted proxies are listed when it is given; networks of the operator's own. */
  readonly trustedProxies?: string[];
}

/** The function that renews what is known about addresses, every 12 hours. It may write the files that it was asked for, and no others. */
export class GeoIpUpdater extends Construct {
  readonly function: lambda.Function;

  constructor(scope: Construct, id: string, props: GeoIpUpdaterProps) {
    super(scope, id);
    const { names, geoBucket, trustedProxies } = props;
    const maxMind = props.geoIp?._maxMind;
    if (trustedProxies) checkProxyNetworks(trustedProxies);

    // outside of any network: it needs the internet, and nothing that is in a network
    const downloader = new SiemFunction(this, 'Downloader', {
      names,
      encryptionKey: props.encryptionKey,
      name: NAME,
      description: 'Renews GeoIP databases and trusted proxies',
      // an archive, what it unpacks to and the database are in memory at once
      memorySize: 1024,
      timeout: Duration.minutes(10),
      whyNoDeadLetterQueue: 'What it fails on is tried again twelve hours later, and the last good files stay until then.',
      whyNoReservedConcurrency: 'One schedule calls it, twice a day.',
      environment: {
        [EnvNames.geoipBucket]: geoBucket.bucketName,
        [EnvNames.serviceName]: NAME,
        ...(maxMind && { [EnvNames.maxMindSecret]: maxMind.licenseKey.secretArn }),
        ...(maxMind?.accountId !== undefined && { [EnvNames.maxMindAccountId]: maxMind.accountId }),
        ...(trustedProxies && { [EnvNames.trustedProxies]: ['public-lists', ...trustedProxies].join(' ') }),
      },
    });
    this.function = downloader.function;

    if (maxMind) this.allowDatabases(downloader, geoBucket, maxMind);
    if (trustedProxies) {
      downloader.allow(['s3:GetObject', 's3:PutObject'], [geoBucket.arnForObjects(GeoBucketKeys.trustedProxies)]);
    }
    downloader.allow(['s3:ListBucket'], [geoBucket.bucketArn]);
    if (geoBucket.encryptionKey) {
      // the list is read before it is written, databases are not
      downloader.allow(['kms:GenerateDataKey', ...(trustedProxies ? ['kms:Decrypt'] : [])], [geoBucket.encryptionKey.keyArn]);
    }
    new FunctionSchedule(this, 'Schedule', { name: names.functionName(NAME), target: downloader, every: Duration.hours(12) });
  }

  private allowDatabases(downloader: SiemFunction, geoBucket: s3.IBucket, { licenseKey }: MaxMindOptions): void {
    downloader.allow(['s3:GetObject', 's3:PutObject'], [GeoBucketKeys.city, GeoBucketKeys.asn].map((key) => geoBucket.arnForObjects(key)));
    downloader.allow(['secretsmanager:GetSecretValue'], [arnInPolicies(licenseKey)]);
    licenseKey.encryptionKey?.grantDecrypt(downloader.role);
  }
}

/** Secrets Manager puts six characters of its own behind the name of a secret. */
function arnInPolicies(secret: secretsmanager.ISecret): string {
  return secret.secretFullArn ?? `${secret.secretArn}-??????`;
}
