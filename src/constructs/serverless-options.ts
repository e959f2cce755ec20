import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';

/** What a collection of OpenSearch Serverless is made for. */
export enum CollectionType {
  /** Logs: recent documents are hot, older ones warm. Documents have no ids of ours, so an object that is loaded again is there twice. */
  TIMESERIES = 'TIMESERIES',
  /** Everything hot, and documents with ids: an object that is loaded again changes nothing. */
  SEARCH = 'SEARCH',
}

/** A collection that the SIEM makes for itself. OpenSearch Serverless is not offered in the regions of China. */
export interface ServerlessOptions {
  /**
   * Type of the collection; it can't be changed later.
   * @default CollectionType.TIMESERIES
   */
  readonly type?: CollectionType;

  /**
   * A second copy in another zone. Without it the collection costs half, and a zone that fails takes it away for that time.
   * @default true
   */
  readonly standbyReplicas?: boolean;

  /**
   * Roles of people who may search all indices, in Dashboards too. A role of IAM Identity Center can't be changed from here: its permission set
   * needs `aoss:APIAccessAll` and `aoss:DashboardsAccessAll` on the collection.
   * @default - none
   */
  readonly dataAccessPrincipals?: iam.IRole[];

  /**
   * Endpoint of OpenSearch Serverless that the VPC already has, `vpce-…`; with `vpc` the collection answers through it only.
   * @default - a new one, when there is a `vpc`
   */
  readonly vpcEndpointId?: string;

  /**
   * Who else in the network may connect to the new VPC endpoint: the VPN, the host in front of it.
   * @default - the functions of the SIEM only
   */
  readonly allowFrom?: ec2.IPeer[];
}

/** What identifies a collection that exists. Its data access policy must let the loader's role create, update and write indices `log-*` and `metrics-*`. */
export interface CollectionAttributes {
  /** Endpoint, with or without `https://`: `abc123.eu-central-1.aoss.amazonaws.com`. */
  readonly endpoint: string;

  /** ARN: `arn:aws:aoss:eu-central-1:111122223333:collection/abc123`. */
  readonly collectionArn: string;

  /**
   * Type that the collection was made with.
   * @default CollectionType.TIMESERIES
   */
  readonly type?: CollectionType;
}
