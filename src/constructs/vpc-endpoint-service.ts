/** Services that the functions in a network speak to, besides OpenSearch. */
export enum VpcEndpointService {
  /** Logs, databases and refused documents; the endpoint costs nothing and saves what a NAT gateway takes for each gigabyte. */
  S3 = 's3',
  /** Pieces of large objects. */
  SQS = 'sqs',
  /** Exclusion rules in Parameter Store. */
  SSM = 'ssm',
  /** Roles of buckets in other accounts. */
  STS = 'sts',
}
