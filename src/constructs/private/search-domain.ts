import { RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { DomainRoles } from '../../contract/domain-setup';
import { EnvNames } from '../../contract/env-names';
import { AccessOptions } from '../access-options';
import { ManagedDomainOptions } from '../managed-domain-options';
import { acknowledge } from './acknowledge';
import { Caller } from './caller';
import type { Destination, DestinationProps } from './destination';
import { DomainAccess } from './domain-access';
import { DomainLogs } from './domain-logs';
import { DomainMembers } from './domain-members';
import { DomainRequests, loaderRequests } from './domain-requests';
import { DomainShape, domainShape } from './domain-shape';
import { Network } from './network';
import { requireRange, ValidationError } from './validation';

/** What a managed domain is made of. */
export interface SearchDomainProps extends DestinationProps {
  readonly options: ManagedDomainOptions;
}

/** A domain of the SIEM's own: encrypted everywhere, fine-grained access control, every log kept. */
export class SearchDomain extends Construct implements Destination {
  readonly domain: opensearch.Domain;
  readonly endpoint: string;
  readonly environment: { [name: string]: string };
  readonly masterRole: iam.IRole;
  readonly shape: DomainShape;
  readonly members = new DomainMembers();
  private readonly access: DomainAccess;

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { names, encryptionKey, network, options } = props;
    this.shape = domainShape(options, zonesOf(options, network));
    this.masterRole = options.masterRole ?? new iam.Role(this, 'MasterRole', {
      description: `Master user of the OpenSearch domain ${names.domain}`,
      assumedBy: new iam.AccountRootPrincipal(),
    });
    const logs = new DomainLogs(this, 'Logs', { names, encryptionKey });

    const { dashboardsAccess } = options;
    this.domain = new opensearch.Domain(this, 'Domain', {
      domainName: names.domain,
      version: options.version ?? opensearch.EngineVersion.OPENSEARCH_3_5,
      enableVersionUpgrade: true,
      enableAutoSoftwareUpdate: true,
      offPeakWindowEnabled: true,
      ...hardware(this.shape, options),
      ...(network && {
        vpc: network.vpc,
        vpcSubnets: [{ subnets: network.domainSubnets(this.shape.zones) }],
        securityGroups: [network.createSecurityGroup(this, 'DomainSecurityGroup', 'OpenSearch domain of the SIEM', options.allowFrom)],
      }),
      enforceHttps: true,
      tlsSecurityPolicy: opensearch.TLSSecurityPolicy.TLS_1_2_PFS,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true, kmsKey: encryptionKey },
      fineGrainedAccessControl: { masterUserArn: this.masterRole.roleArn, samlAuthenticationOptions: dashboardsAccess?._saml },
      cognitoDashboardsAuth: dashboardsAccess?._cognito,
      logging: logs.options,
      // the policy of DomainLogs is a resource of CloudFormation, the L2's is a function of its own
      suppressLogsResourcePolicy: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.endpoint = this.domain.domainEndpoint;
    this.environment = { [EnvNames.endpoint]: this.endpoint };
    this.domain.node.addDependency(logs.policy);
    if (options.createServiceLinkedRole) this.createServiceLinkedRole();

    this.access = new DomainAccess(this.domain, names.domain, this.masterRole);
    options.accessRoles?.forEach((role) => this.allowPeople(role));
    options.adminRoles?.forEach((role) => this.allowPeople(role, { admin: true }));
    if (dashboardsAccess?._role) this.allowPeople(dashboardsAccess._role);
    if (dashboardsAccess?._saml) this.access.allowBrowsers();
    this.explainFindings(network);
  }

  allowLoading(loader: Caller): void {
    for (const requests of loaderRequests()) this.allowRequests(loader, requests);
    this.members.add(DomainRoles.loader, loader.role);
  }

  /** On both sides, so that the access policy names everybody. */
  allowRequests(caller: Caller, requests: DomainRequests): void {
    caller.allow(requests.actions, requests.paths.map((path) => `${this.domain.domainArn}/${path}`), requests.whyWildcards);
    this.access.allowRequests(caller.role, requests);
  }

  allowPeople(role: iam.IRole, { admin = false }: AccessOptions = {}): void {
    this.access.allowPeople(role);
    this.members.add(admin ? DomainRoles.admin : DomainRoles.reader, role);
  }

  /** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/slr-aos.html */
  private createServiceLinkedRole(): void {
    const role = new iam.CfnServiceLinkedRole(this, 'ServiceLinkedRole', { awsServiceName: 'opensearchservice.amazonaws.com' });
    // other domains of the account may have come to need it
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.domain.node.addDependency(role);
  }

  private explainFindings(network?: Network): void {
    acknowledge(this.domain, {
      'AwsSolutions-OS3': 'Who may ask is decided by signed IAM identity and fine-grained access control, not by addresses that change.',
    });
    if (this.shape.masterNodes === 0) {
      acknowledge(this.domain, {
        'AwsSolutions-OS4': 'Small domains elect their master among three data nodes; ManagedDomainOptions.masterNodes adds dedicated ones.',
      });
    }
    if (!network) {
      const reason = 'The endpoint answers roles that are named in its access policy; the prop `vpc` puts the domain into a network.';
      acknowledge(this.domain, { 'AwsSolutions-OS1': reason, 'NIST.800.53.R5-OpenSearchInVPCOnly': reason });
    }
    if (this.shape.zones === 1) {
      acknowledge(this.domain, { 'AwsSolutions-OS7': 'ManagedDomainOptions.availabilityZones or the subnets of `vpc` ask for one zone.' });
    }
  }
}

function hardware(shape: DomainShape, options: ManagedDomainOptions): Partial<opensearch.DomainProps> {
  const { zones, warmNodes, volumeSize } = shape;
  return {
    capacity: {
      dataNodes: shape.dataNodes,
      dataNodeInstanceType: shape.dataNodeType,
      masterNodes: shape.masterNodes,
      masterNodeInstanceType: shape.masterNodeType,
      warmNodes: warmNodes === 0 ? undefined : warmNodes,
      warmInstanceType: warmNodes === 0 ? undefined : shape.warmNodeType,
      // said in any case: a feature flag of new apps would turn it on, and small domains can't have it
      multiAzWithStandbyEnabled: shape.standby,
    },
    coldStorageEnabled: shape.coldStorage ? true : undefined,
    zoneAwareness: zones > 1 ? { enabled: true, availabilityZoneCount: zones } : { enabled: false },
    ebs: volumeSize === undefined ? { enabled: false } : {
      volumeType: ec2.EbsDeviceVolumeType.GP3, volumeSize, iops: options.volumeIops, throughput: options.volumeThroughput,
    },
  };
}

function zonesOf({ availabilityZones, allowFrom }: ManagedDomainOptions, network?: Network): number {
  requireRange('availabilityZones', availabilityZones, 1, 3);
  if (!network && allowFrom) {
    throw new ValidationError('allowFrom', 'the domain is in no network', 'give `vpc` to SiemOnOpenSearch too, or leave it out');
  }
  return network?.domainSubnets(availabilityZones).length ?? availabilityZones ?? 3;
}
