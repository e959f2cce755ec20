import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { LOADER_SERVICE, METRICS_NAMESPACE, SERVICE_DIMENSION } from '../contract/metric-names';
import { loadNewObjects } from './private/bucket-notification';
import { createEncryptionKey } from './private/encryption';
import { ImportedSiem } from './private/imported-siem';
import { createGeoBucket, createLogBucket } from './private/log-buckets';
import { loaderTimeout, LogLoader } from './private/log-loader';
import { LogQueues } from './private/log-queues';
import { Names } from './private/names';
import { Network } from './private/network';
import { SearchDomain } from './private/search-domain';
import { SiemDomain } from './siem-domain';
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

  /** Where documents go. */
  public readonly domain: opensearch.IDomain;

  /** New objects that wait to be loaded. */
  public readonly loadQueue: sqs.IQueue;

  /** Pieces of objects that are too large for one invocation. */
  public readonly splitQueue: sqs.IQueue;

  /** What failed again and again; nothing in it is lost, it can be loaded later. */
  public readonly deadLetterQueue: sqs.IQueue;

  constructor(scope: Construct, id: string, props: SiemOnOpenSearchProps = {}) {
    super(scope, id);
    const options = props.loader ?? {};
    const names = new Names(this, props.namePrefix);
    this.namePrefix = names.prefix;
    const network = Network.from(this, props);
    const encryptionKey = props.encryptionKey ?? createEncryptionKey(this, names);

    this.logBucket = props.logBucket ?? createLogBucket(this, names);
    this.geoBucket = createGeoBucket(this, names, encryptionKey);

    const queues = new LogQueues(this, 'Queues', { names, encryptionKey, loaderTimeout: loaderTimeout(options) });
    this.loadQueue = queues.load;
    this.splitQueue = queues.split;
    this.deadLetterQueue = queues.deadLetter;

    const { _existing, _managed = {} } = props.domain ?? SiemDomain.managed();
    this.domain = _existing ?? new SearchDomain(this, 'SearchDomain', { names, encryptionKey, network, options: _managed }).domain;

    const loader = new LogLoader(this, 'Loader', {
      names,
      encryptionKey,
      network,
      options,
      queues,
      logBucket: this.logBucket,
      geoBucket: this.geoBucket,
      domain: this.domain,
      config: props.loaderConfig,
    });
    this.loader = loader.function;
    this.loaderRole = loader.role;

    loadNewObjects(this.logBucket, queues.load);
  }

  /**
   * A metric of the loader, of one log type: `metric('ErrorLogLoadCount', { dimensionsMap: { logtype: 'cloudtrail' } })`.
   *
   * @param name InputLogFileSize, OutputDataSize (bytes), SuccessLogLoadCount, ErrorLogLoadCount, ExcludedLogCount, CountedLogCount,
   *   TotalLogCount (records), TotalLogFileCount (objects), TotalDurationTime or EsResponseTime (milliseconds)
   * @param props statistic, period and dimensions; `logtype` is the log type
   */
  public metric(name: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: METRICS_NAMESPACE,
      metricName: name,
      ...props,
      dimensionsMap: { [SERVICE_DIMENSION]: LOADER_SERVICE, ...props.dimensionsMap },
    }).attachTo(this);
  }
}
