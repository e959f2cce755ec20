import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { AccessOptions } from './access-options';
import { Exclusion } from './exclusion';
import { ExclusionRule, ExclusionRuleOptions } from './exclusion-rule';
import { IocFeed, IocSource } from './ioc-feed';
import { LogSourceBucket, LogSourceOptions } from './log-source-bucket';
import { MetricNames } from '../contract/metric-names';
import { Alerts } from './private/alerts';
import { BackfillRole } from './private/backfill-role';
import { readControlTower } from './private/control-tower';
import { createDestination, Destination } from './private/destination';
import { setUpDomain } from './private/domain-setup';
import { adviseSize } from './private/domain-sizing';
import { encryptionKeyOf } from './private/encryption';
import { GeoIpUpdater } from './private/geoip-updater';
import { ImportedSiem } from './private/imported-siem';
import { IndexMetrics } from './private/index-metrics';
import { IocPipeline } from './private/ioc-pipeline';
import { registerSiem } from './private/known-siems';
import { LoaderBrake } from './private/loader-brake';
import { metricOfLoader, metricOfLogType } from './private/loader-metrics';
import { createGeoBucket, createLogBucket, createSnapshotBucket } from './private/log-buckets';
import { allowAnnouncements } from './private/log-delivery';
import { loaderTimeout, LogLoader } from './private/log-loader';
import { LogQueues } from './private/log-queues';
import { Names } from './private/names';
import { Network } from './private/network';
import { LogOwners, nameAccounts } from './private/organization';
import { readSecurityLake } from './private/security-lake';
import { createSnapshotRole } from './private/snapshot-role';
import { ValidationError } from './private/validation';
import { createVpcEndpoints } from './private/vpc-endpoints';
import { SiemOnOpenSearchProps } from './siem-on-opensearch-props';
import { ISiem, SiemAttributes } from './siem-reference';

/**
 * A SIEM: log objects that arrive in a bucket become documents in OpenSearch.
 *
 * A created object is announced on the load queue; the loader reads it, tells its log type by its key, and writes its records to
 * the domain. What fails again and again ends in the dead letter queue. Bucket, queues, key, domain and its logs are kept when the stack goes.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem');
 */
export class SiemOnOpenSearch extends Construct implements ISiem {
  /**
   * A SIEM that was deployed elsewhere, to attach buckets of another stack or account to it.
   *
   * @param scope of the reference
   * @param id of the reference
   * @param attributes what identifies it
   */
  public static fromAttributes(scope: Construct, id: string, attributes: SiemAttributes): ISiem {
    return new ImportedSiem(scope, id, attributes);
  }

  /** Start of every physical name. */
  public readonly namePrefix: string;

  /** The function that loads logs. */
  public readonly loader: lambda.IFunction;

  /** Role of the loader: give it what it needs to read buckets of your own. */
  public readonly loaderRole: iam.IRole;

  /** Bucket that logs arrive in. */
  public readonly logBucket: s3.IBucket;

  /** Bucket of the databases that documents are enriched with: `GeoLite2/`, `IOC/`. */
  public readonly geoBucket: s3.IBucket;

  /** Bucket of snapshots of indices. */
  public readonly snapshotBucket: s3.IBucket;

  /** Where alerts are published: subscribe to it whom they concern. */
  public readonly alertTopic: sns.ITopic;

  /** Role of hosts that load logs by `siem load`, with an instance profile of the same name; there when `backfillRole` asks for it. */
  public readonly backfillRole?: iam.IRole;

  /** Host name that documents are sent to, of a domain or of a collection of OpenSearch Serverless. */
  public readonly endpoint: string;

  /** New objects that wait to be loaded. */
  public readonly loadQueue: sqs.IQueue;

  /** Pieces of objects that are too large for one invocation. */
  public readonly splitQueue: sqs.IQueue;

  /** What failed again and again; nothing in it is lost, it can be loaded later. */
  public readonly deadLetterQueue: sqs.IQueue;

  /** Downloads indicators of compromise and makes their database; an execution needs no input, its output tells what is in it. */
  public readonly iocStateMachine: sfn.IStateMachine;

  /** @internal */
  public readonly _iocPipeline: IocPipeline;

  /** @internal How many loaders one queue may start. */
  public readonly _maxConcurrency: number;

  /** @internal Role of OpenSearch for snapshots; a collection has none. */
  public readonly _snapshotRole?: iam.Role;

  private readonly destination: Destination;
  private readonly queues: LogQueues;

  constructor(scope: Construct, id: string, props: SiemOnOpenSearchProps = {}) {
    super(scope, id);
    const options = props.loader ?? {};
    const names = new Names(this, props.namePrefix);
    this.namePrefix = names.prefix;
    registerSiem(this);
    const network = Network.from(this, props);
    createVpcEndpoints(this, network, props.vpcEndpoints);
    const owners = new LogOwners(this, props.organization);
    const encryptionKey = encryptionKeyOf(this, names, owners, props.encryptionKey);

    this.logBucket = props.logBucket ?? createLogBucket(this, names, owners);
    const geoBucket = createGeoBucket(this, names, encryptionKey);
    this.geoBucket = geoBucket;
    this.snapshotBucket = createSnapshotBucket(this, names, encryptionKey);

    const queues = new LogQueues(this, 'Queues', { names, encryptionKey, loaderTimeout: loaderTimeout(options) });
    this.queues = queues;
    this.loadQueue = queues.load;
    this.splitQueue = queues.split;
    this.deadLetterQueue = queues.deadLetter;
    if (props.organization) allowAnnouncements(queues.load, encryptionKey, owners);

    this.destination = createDestination(this, { names, encryptionKey, network, retention: props.retention }, props.domain);
    this.endpoint = this.destination.endpoint;

    const { domain } = this.destination;
    if (domain) this._snapshotRole = createSnapshotRole(this, names, this.snapshotBucket, domain);
    this.alertTopic = new Alerts(this, 'Alerts', { names, encryptionKey, domain, options: props.alerts ?? {} }).topic;

    const resources = { names, network, encryptionKey, queues, logBucket: this.logBucket, geoBucket, destination: this.destination };
    const loader = new LogLoader(this, 'Loader', { ...resources, options, config: props.loaderConfig });
    this.loader = loader.function;
    this.loaderRole = loader.role;
    this._maxConcurrency = loader.maxConcurrency;
    adviseSize(this, this.destination, props, loader.configuration);
    if (props.backfillRole) this.backfillRole = new BackfillRole(this, 'BackfillRole', names, resources).role;
    if (props.organization) nameAccounts(loader, props.organization);
    if (props.controlTower) readControlTower(loader, props.controlTower);
    if (props.securityLake) readSecurityLake(loader, props.securityLake);

    this.addLogSource('LogSource', this.logBucket, { notification: props.notification });
    if (domain) new IndexMetrics(this, 'IndexMetrics', resources);
    const { snapshotBucket, _snapshotRole: snapshotRole } = this;
    setUpDomain(this, { ...resources, snapshotBucket, snapshotRole, retention: props.retention, loader: this.loader });
    if (domain) new LoaderBrake(this, 'LoaderBrake', { ...resources, domain, loader: this.loader, alertTopic: this.alertTopic });
    if (props.geoIp || props.trustedProxies) new GeoIpUpdater(this, 'GeoIpUpdater', { ...resources, geoIp: props.geoIp, trustedProxies: props.trustedProxies });

    this._iocPipeline = new IocPipeline(this, 'IocPipeline', { names, encryptionKey, geoBucket, schedule: props.iocSchedule });
    this.iocStateMachine = this._iocPipeline.stateMachine;
    // one that is there twice gets an id, so that the pipeline can say so
    for (const source of props.iocFeeds ?? []) this.addIocFeed(this.node.tryFindChild(source._id) ? `${source._id}-again` : source._id, source);
  }

  /**
   * Loads what lies in another bucket, too: of this account, or of another one, where a `LogSourceBucket` does the bucket's part.
   *
   * @param id of the construct that is made for it
   * @param bucket that holds logs
   * @param options which objects, and how the loader hears of them
   */
  public addLogSource(id: string, bucket: s3.IBucket, options: LogSourceOptions = {}): LogSourceBucket {
    return new LogSourceBucket(this, id, { siem: this, bucket, ...options });
  }

  /**
   * Adds a feed of indicators of compromise.
   *
   * @param id of the construct that is made for it
   * @param source where the indicators come from
   */
  public addIocFeed(id: string, source: IocSource): IocFeed {
    return new IocFeed(this, id, { siem: this, source });
  }

  /** Where documents go; a SIEM on OpenSearch Serverless has no domain, but an `endpoint`. */
  public get domain(): opensearch.IDomain {
    if (this.destination.domain) return this.destination.domain;
    throw new ValidationError('domain', 'documents go to a collection of OpenSearch Serverless', 'take `endpoint`, or SiemDomain.managed');
  }

  /** Master user of the domain: who assumes it may map others to the domain's roles. Not known of a domain that exists, and a collection has none. */
  public get masterRole(): iam.IRole | undefined {
    return this.destination.masterRole;
  }

  /**
   * Lets a role of people, or of a tool of theirs, into the domain or collection, to search. A domain that exists and whose master role is not known
   * hears it; there map it to one of the domain's roles.
   *
   * @param role of people
   * @param options what more it may do
   */
  public grantAccess(role: iam.IRole, options: AccessOptions = {}): void {
    this.destination.allowPeople(role, options);
  }

  /**
   * Leaves out records that nobody needs.
   *
   * @param id of the rule among the SIEM's
   * @param rule what is left out
   * @param options what can be said about it
   */
  public addExclusion(id: string, rule: Exclusion, options: ExclusionRuleOptions = {}): ExclusionRule {
    return new ExclusionRule(this, id, { siem: this, rule, ...options });
  }

  /**
   * Lets somebody move what failed back to the queues that the loader reads, by the redrive of SQS.
   *
   * @param grantee who
   */
  public grantRedrive(grantee: iam.IGrantable): iam.Grant {
    return this.queues.grantRedrive(grantee);
  }

  /**
   * A metric of the loader, of one log type: `metric('ErrorLogLoadCount', { dimensionsMap: { logtype: 'cloudtrail' } })`.
   *
   * @param name InputLogFileSize, OutputDataSize (bytes), SuccessLogLoadCount, ErrorLogLoadCount, ExcludedLogCount, CountedLogCount,
   *   TotalLogCount (records), TotalLogFileCount (objects), TotalDurationTime or EsResponseTime (milliseconds)
   * @param props statistic, period and dimensions; `logtype` is the log type
   */
  public metric(name: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return metricOfLoader(this, name, props);
  }

  /** Bytes of a log type's objects as they lie in the bucket. @param logType its name @param props statistic (else the sum), period */
  public metricInputLogFileSize(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.inputLogFileSize, logType, props);
  }

  /** Bytes that were sent to the index. @param logType its name @param props statistic (else the sum), period */
  public metricOutputDataSize(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.outputDataSize, logType, props);
  }

  /** Records that were indexed. @param logType its name @param props statistic (else the sum), period */
  public metricSuccessLogLoadCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.successLogLoadCount, logType, props);
  }

  /** Records that failed. @param logType its name @param props statistic (else the sum), period */
  public metricErrorLogLoadCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.errorLogLoadCount, logType, props);
  }

  /** Records that a rule left out. @param logType its name @param props statistic (else the sum), period */
  public metricExcludedLogCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.excludedLogCount, logType, props);
  }

  /** Records that a rule in counting mode would have left out. @param logType its name @param props statistic (else the sum), period */
  public metricCountedLogCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.countedLogCount, logType, props);
  }

  /** Records that were read. @param logType its name @param props statistic (else the sum), period */
  public metricTotalLogCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.totalLogCount, logType, props);
  }

  /** Objects that were loaded. @param logType its name @param props statistic (else the sum), period */
  public metricTotalLogFileCount(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.totalLogFileCount, logType, props);
  }

  /** Milliseconds from receiving an object to its last document. @param logType its name @param props statistic (else the sum), period */
  public metricTotalDurationTime(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.totalDurationTime, logType, props);
  }

  /** Milliseconds that bulk requests took, as the cluster says. @param logType its name @param props statistic (else the sum), period */
  public metricEsResponseTime(logType: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return metricOfLogType(this, MetricNames.esResponseTime, logType, props);
  }
}
