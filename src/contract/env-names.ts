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
  /** SEARCH or TIMESERIES when the endpoint is a serverless collection; not set for a domain. */
  serverlessType: 'AOSS_TYPE',
  /** `off`: bulk requests are sent as they are, which saves CPU where the way to OpenSearch is short; compressed otherwise. */
  bulkCompression: 'BULK_COMPRESSION',
  /** `service` of the log lines and dimension of the metrics. */
  serviceName: 'POWERTOOLS_SERVICE_NAME',
  /** Namespace of the loader's metrics. */
  metricsNamespace: 'POWERTOOLS_METRICS_NAMESPACE',
} as const;
