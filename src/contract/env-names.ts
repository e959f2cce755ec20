/** Environment variables that the constructs set and the loader reads. */
export const EnvNames = {
  /** Where documents go: a host name (https, signed), or an `http(s)://…` URL that is used as it stands, unsigned. */
  endpoint: 'ENDPOINT',
  /** Bucket that holds the GeoIP, ASN and IoC databases; none: documents aren't enriched with them. */
  geoipBucket: 'GEOIP_BUCKET',
  /** Bucket that takes documents which the index refuses, under `siem-quarantine/`; none: their objects fail. */
  logBucket: 'LOG_BUCKET',
  /** Folder of `user.ini` and `siem/sf_<log_type>.js`; `/opt` (where Lambda unpacks layers) when it isn't set. */
  configDir: 'SIEM_CONFIG_DIR',
  /** URL of the queue that takes the pieces of objects too large for one invocation. */
  splitQueueUrl: 'SQS_SPLIT_LOGS_URL',
  /** DEBUG, INFO, WARNING, ERROR or CRITICAL. */
  logLevel: 'LOG_LEVEL',
  /** Names of Control Tower's log buckets, separated by commas or blanks. */
  controlTowerLogBuckets: 'CONTROL_TOWER_LOG_BUCKETS',
  /** Role to assume for reading these buckets. */
  controlTowerRoleArn: 'CONTROL_TOWER_ROLE_ARN',
  /** Role to assume for reading what Security Lake holds. */
  securityLakeRoleArn: 'SECURITY_LAKE_ROLE_ARN',
  /** External id that this role asks for. */
  securityLakeExternalId: 'SECURITY_LAKE_EXTERNAL_ID',
  /** `organizations`: documents get the names of their accounts; not set: they don't. */
  accountNames: 'ACCOUNT_NAMES',
  /** Role to assume for asking Organizations; the loader's own when it isn't set. */
  organizationsRoleArn: 'ORGANIZATIONS_ROLE_ARN',
  /** SEARCH or TIMESERIES when the endpoint is a serverless collection; not set for a domain. */
  serverlessType: 'AOSS_TYPE',
  /** `off`: bulk requests are sent as they are, which saves CPU where the way to OpenSearch is short; compressed otherwise. */
  bulkCompression: 'BULK_COMPRESSION',
  /** `service` of the log lines and dimension of the metrics. */
  serviceName: 'POWERTOOLS_SERVICE_NAME',
  /** Namespace of the loader's metrics. */
  metricsNamespace: 'POWERTOOLS_METRICS_NAMESPACE',
  /** Where the list of Tor's exit nodes is; the Tor Project's own address when it isn't set. */
  iocTorUrl: 'IOC_TOR_URL',
  /** Where Feodo Tracker's blocklist is; abuse.ch's own address when it isn't set. */
  iocFeodoTrackerUrl: 'IOC_FEODO_TRACKER_URL',
  /** Where the API of AlienVault OTX is, without a path; its own address when it isn't set. */
  iocOtxUrl: 'IOC_OTX_URL',
  /** Seconds that a provider of indicators may take for one answer. */
  iocRequestTimeout: 'IOC_REQUEST_TIMEOUT_SECONDS',
  /** Secret with the MaxMind license key; none: no databases are downloaded. */
  maxMindSecret: 'MAXMIND_SECRET_ARN',
  /** Account id that goes with the key, when the secret does not hold it. */
  maxMindAccountId: 'MAXMIND_ACCOUNT_ID',
  /** Where MaxMind's downloads are, without a path; its own address when it isn't set. */
  maxMindUrl: 'MAXMIND_URL',
  /** The word `public-lists` and networks of an operator's own, separated by blanks; none: trusted proxies aren't listed. */
  trustedProxies: 'TRUSTED_PROXIES',
  /** Where AWS lists its networks; its own address when it isn't set. */
  awsIpRangesUrl: 'IP_RANGES_URL',
  /** Where Cloudflare's `ips-v4` and `ips-v6` are, without a path; its own address when it isn't set. */
  cloudflareUrl: 'CLOUDFLARE_URL',
  /** Where in the log bucket metrics of the indices go: a prefix that ends with a slash. */
  indexMetricsPrefix: 'INDEX_METRICS_PREFIX',
  /** Name of a serverless collection, for its metrics. */
  collectionName: 'COLLECTION_NAME',
  /** ARN of the function that the brake stops. */
  loaderFunctionArn: 'LOADER_FUNCTION_ARN',
  /** Ids of the event source mappings that feed it, separated by commas. */
  loaderMappings: 'LOADER_MAPPINGS',
  /** Topic that is told of what needs people; none: nobody is told. */
  alertTopicArn: 'ALERT_TOPIC_ARN',
} as const;
