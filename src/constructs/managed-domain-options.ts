import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { DashboardsAccess } from './dashboards-access';

/** Size of a domain that the SIEM makes for itself, and who reaches it. */
export interface ManagedDomainOptions {
  /**
   * Engine; raising it later upgrades the domain in place.
   * @default opensearch.EngineVersion.OPENSEARCH_3_5
   */
  readonly version?: opensearch.EngineVersion;

  /**
   * Data nodes, a multiple of `availabilityZones`.
   * @default - one in each availability zone
   */
  readonly dataNodes?: number;

  /**
   * Instance type of the data nodes.
   * @default - 't3.medium.search'; with standby or warm nodes, which it can't have, 'r7g.large.search'
   */
  readonly dataNodeInstanceType?: string;

  /**
   * Dedicated master nodes: 0, 3 or 5. Take 3 from about ten data nodes on.
   * @default - 3 with standby or warm nodes, which need them, else 0
   */
  readonly masterNodes?: number;

  /**
   * Instance type of the dedicated master nodes.
   * @default 'm7g.large.search'
   */
  readonly masterNodeInstanceType?: string;

  /**
   * Over how many zones the data nodes are spread, from 1 to 3; one zone has no copy of the data when it fails.
   * @default - 3, or as many as the subnets of `vpc` lie in
   */
  readonly availabilityZones?: number;

  /**
   * Keeps the nodes of one of three zones in reserve, for 99.99 % availability. Every index needs a number of copies that is a multiple of three:
   * two replicas.
   * @default false
   */
  readonly multiAzWithStandby?: boolean;

  /**
   * UltraWarm nodes, from 2 to 150: older indices on S3 that are searched as before but no longer written.
   * @default - none
   */
  readonly warmNodes?: number;

  /**
   * Instance type of the warm nodes: 'ultrawarm1.medium.search' holds 1.5 TiB, 'ultrawarm1.large.search' 20 TiB.
   * @default 'ultrawarm1.medium.search'
   */
  readonly warmInstanceType?: string;

  /**
   * Lets indices be detached from the warm nodes and kept on S3 alone, until somebody attaches them again for a search. Needs `warmNodes`.
   * @default false
   */
  readonly coldStorage?: boolean;

  /**
   * Volume (gp3) of each data node; none for instances with disks of their own.
   * @default Size.gibibytes(100)
   */
  readonly volumeSize?: Size;

  /**
   * Operations a second of each volume, 3000 or more; how many depends on its size.
   * @default - what a gp3 volume of that size has
   */
  readonly volumeIops?: number;

  /**
   * Throughput of each volume in MiB a second, 125 or more; how much depends on its size.
   * @default - what a gp3 volume of that size has
   */
  readonly volumeThroughput?: number;

  /**
   * Master user of the domain's fine-grained access control: this role may map others to the domain's roles.
   * @default - a new role that administrators of the account can assume
   */
  readonly masterRole?: iam.IRole;

  /**
   * Roles of people and their tools whose signed requests the domain hears, besides the SIEM's own and the master role. They get the role
   * `siem_reader`: they search logs, and look at the dashboards that all share. Map them to more of the domain's roles where they need more.
   * @default - none
   */
  readonly accessRoles?: iam.IRole[];

  /**
   * Roles of people who run the SIEM. They get the role `siem_admin`: indices, templates, policies, alerts and dashboards, but not who may do what.
   * @default - none
   */
  readonly adminRoles?: iam.IRole[];

  /**
   * How people come to OpenSearch Dashboards.
   * @default DashboardsAccess.signedOnly()
   */
  readonly dashboardsAccess?: DashboardsAccess;

  /**
   * Who else in the network may connect to a domain in a VPC: the VPN, the load balancer or host in front of it.
   * @default - the functions of the SIEM only
   */
  readonly allowFrom?: ec2.IPeer[];

  /**
   * Makes the service-linked role that domains in a VPC need. An account has one; the first domain that was made by hand brought it,
   * and then making it again fails.
   * @default false
   */
  readonly createServiceLinkedRole?: boolean;
}

/** What the SIEM can't see of a domain that exists. */
export interface ExistingDomainOptions {
  /**
   * Master user of the domain's fine-grained access control, with which the SIEM sets the domain up. It must trust the account, or the role of
   * the function `<prefix>-configure-opensearch`; a role of the same stack is made to.
   * @default - the domain is set up by its operators
   */
  readonly masterRole?: iam.IRole;
}
