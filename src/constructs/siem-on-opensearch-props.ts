import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AlertOptions } from './alert-options';
import { ControlTowerLogArchive } from './control-tower-log-archive';
import { GeoIp } from './geo-ip';
import { IndexRetention } from './index-retention';
import { IocSource } from './ioc-feed';
import { LoaderConfig } from './loader-config';
import { NotificationMode } from './notification-mode';
import { OrganizationOptions } from './organization-options';
import { SecurityLakeSubscription } from './security-lake-subscription';
import { SiemDomain } from './siem-domain';
import { SizingOptions } from './sizing-options';
import { VpcEndpointService } from './vpc-endpoint-service';

/** How much the loader says about its own work. */
export enum LogLevel {
  /** Everything, for finding a fault. */
  DEBUG = 'DEBUG',
  /** One line an object and what was odd about it. */
  INFO = 'INFO',
  /** Only what was odd. */
  WARN = 'WARN',
  /** Only what failed. */
  ERROR = 'ERROR',
  /** Only what stops the loader altogether. */
  CRITICAL = 'CRITICAL',
}

/** Size and habits of the function that loads logs. */
export interface LoaderOptions {
  /**
   * Memory in MiB, from 512 to 10240; CPU comes in proportion.
   * @default 2048
   */
  readonly memorySize?: number;

  /**
   * How long one batch of objects may take, from 1 to 15 minutes.
   * @default Duration.minutes(10)
   */
  readonly timeout?: Duration;

  /**
   * How many loaders may run at once for each of the two queues (objects, pieces of large objects), from 2 to 1000.
   * Raise it when the load queue grows, lower it when the domain answers 429.
   * @default 10
   */
  readonly maxConcurrency?: number;

  /**
   * How much the loader logs.
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * Processor that the loader runs on.
   * @default lambda.Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;

  /**
   * How long CloudWatch keeps the loader's own log.
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly logRetention?: logs.RetentionDays;
}

/** Everything is optional: without props a complete SIEM with a small domain of its own is made. */
export interface SiemOnOpenSearchProps {
  /**
   * Start of every physical name (`<prefix>-es-loader`, `<prefix>-<account>-log`, …) and name of a managed domain:
   * 3 to 28 lower case letters, digits and hyphens, a letter first. Two SIEMs in one account need two prefixes.
   * @default 'aes-siem'
   */
  readonly namePrefix?: string;

  /**
   * Where documents go.
   * @default SiemDomain.managed()
   */
  readonly domain?: SiemDomain;

  /**
   * What becomes of indices as they age.
   * @default - they stay on the data nodes, until those are full
   */
  readonly retention?: IndexRetention;

  /**
   * Amount of logs, for an estimate of storage, shards and nodes: it is printed at synth, with warnings of what the domain lacks.
   * @default - no estimate
   */
  readonly sizing?: SizingOptions;

  /**
   * Network of the loader and of a managed domain. It must reach S3, SQS, SSM and STS, through a NAT gateway or
   * `vpcEndpoints`; for a managed domain the account needs the service-linked role of OpenSearch (`createServiceLinkedRole` of the domain).
   * @default - no VPC: the domain has a public endpoint that answers signed requests only
   */
  readonly vpc?: ec2.IVpc;

  /**
   * Subnets in `vpc`; a managed domain takes one in each of up to three availability zones.
   * @default - private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * Security groups of the loader; a managed domain has its own, which lets these in.
   * @default - a new one that lets nothing in
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * VPC endpoints that are made for the functions in the network. Those of SQS, SSM and STS have private DNS, so they answer for the whole VPC, to
   * principals of this account. Through the one of S3 everybody may read, and only this account writes.
   * Functions ask for account names of an organization, too, which has no such endpoint everywhere: they need a way to the internet for that.
   * @default - in a VPC of this app the one of S3, which costs nothing, and in isolated subnets all; without those that the app makes there itself.
   *   In an imported VPC none, as two of a kind can't be in one VPC.
   */
  readonly vpcEndpoints?: VpcEndpointService[];

  /**
   * One key for queues, domain, log groups and the geo bucket. Its policy can't be changed when it is imported: it must then let
   * S3, CloudWatch Logs (`logs.<region>`) and CloudWatch alarms (`cloudwatch`) use it, and those of `delivery.logs`, `cloudtrail`, `config` and
   * `guardduty` that deliver logs which are encrypted with it.
   * The log bucket itself is encrypted with S3's own keys: load balancers and S3 server access logs can't be delivered otherwise.
   * @default - a new key with yearly rotation
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Bucket that logs arrive in; every object that is created there is loaded. Notifications and policy that an existing bucket already has stay;
   * which AWS services may deliver into it is up to its owner.
   * @default - a new bucket, `<prefix>-<account>-log`
   */
  readonly logBucket?: s3.IBucket;

  /**
   * How the log bucket tells the loader about new objects.
   * @default NotificationMode.SQS
   */
  readonly notification?: NotificationMode;

  /**
   * Log buckets of AWS Control Tower, which are read in the Log Archive account.
   * @default - none
   */
  readonly controlTower?: ControlTowerLogArchive;

  /**
   * What Amazon Security Lake collects, which is read in its own buckets.
   * @default - nothing
   */
  readonly securityLake?: SecurityLakeSubscription;

  /**
   * Whom the SIEM tells about alerts.
   * @default - whoever subscribes to `siem.alertTopic`
   */
  readonly alerts?: AlertOptions;

  /**
   * Makes a role and an instance profile `<prefix>-es-loader-for-ec2` for hosts on which `siem load` loads old logs, or what failed. In a domain that
   * exists, whose master role is not given, map the role like the loader's.
   * @default false
   */
  readonly backfillRole?: boolean;

  /**
   * Organization whose accounts the SIEM watches.
   * @default - AWS services deliver logs of the SIEM's own account only, and documents have no names of accounts
   */
  readonly organization?: OrganizationOptions;

  /**
   * Where places and networks of IP addresses come from.
   * @default - none: documents have no `geo` and `as`, unless databases are put into the geo bucket by hand
   */
  readonly geoIp?: GeoIp;

  /**
   * Proxies in front of what is logged: when one of them is the client of a request, the client is taken from `X-Forwarded-For`.
   * Addresses and networks of your own; those of CloudFront, Global Accelerator and Cloudflare come by themselves as soon as a list is given,
   * even an empty one, and are renewed every 12 hours. The list that the loader reads is then written anew each time.
   * @default - the list `TrustedProxy/networks.txt` of the geo bucket, if somebody writes one
   */
  readonly trustedProxies?: string[];

  /**
   * What changes how logs are read: a `user.ini` that overrides the built-in settings key by key.
   * @default - the built-in settings
   */
  readonly loaderConfig?: LoaderConfig;

  /**
   * Size and habits of the loader.
   * @default - see LoaderOptions
   */
  readonly loader?: LoaderOptions;

  /**
   * Feeds of indicators of compromise, as `addIocFeed` adds them.
   * @default - none; files that are put into the geo bucket below `IOC/TXT/<provider>/` and `IOC/STIX2/<provider>/` are read anyway
   */
  readonly iocFeeds?: IocSource[];

  /**
   * How often indicators are downloaded and their database is made anew, from an hour to a week; the first time is right after the deployment.
   * @default Duration.hours(12)
   */
  readonly iocSchedule?: Duration;
}
