import { RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { ManagedDomainOptions } from '../siem-domain';
import { acknowledge } from './acknowledge';
import { DomainLogs } from './domain-logs';
import { Names } from './names';
import { Network } from './network';
import { requireRange, ValidationError } from './validation';

/** What a managed domain is made of. */
export interface SearchDomainProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly network?: Network;
  readonly options: ManagedDomainOptions;
}

/** A domain of the SIEM's own: encrypted everywhere, fine-grained access control, every log kept. */
export class SearchDomain extends Construct {
  readonly domain: opensearch.Domain;

  constructor(scope: Construct, id: string, props: SearchDomainProps) {
    super(scope, id);
    const { names, encryptionKey, network, options } = props;
    const zones = checkedZones(options, network);
    const masterRole = options.masterRole ?? new iam.Role(this, 'MasterRole', {
      description: `Master user of the OpenSearch domain ${names.domain}`,
      assumedBy: new iam.AccountRootPrincipal(),
    });
    const logs = new DomainLogs(this, 'Logs', { names, encryptionKey });

    this.domain = new opensearch.Domain(this, 'Domain', {
      domainName: names.domain,
      version: options.version ?? opensearch.EngineVersion.OPENSEARCH_3_5,
      enableVersionUpgrade: true,
      enableAutoSoftwareUpdate: true,
      offPeakWindowEnabled: true,
      capacity: {
        dataNodes: options.dataNodes ?? zones,
        dataNodeInstanceType: options.dataNodeInstanceType ?? 't3.medium.search',
        masterNodes: options.masterNodes,
        masterNodeInstanceType: options.masterNodeInstanceType ?? 'm7g.large.search',
        // a feature flag of new apps turns it on, and it needs three dedicated masters
        multiAzWithStandbyEnabled: false,
      },
      zoneAwareness: zones > 1 ? { enabled: true, availabilityZoneCount: zones } : { enabled: false },
      ebs: {
        volumeType: ec2.EbsDeviceVolumeType.GP3,
        volumeSize: (options.volumeSize ?? Size.gibibytes(100)).toGibibytes(),
      },
      ...(network && {
        vpc: network.vpc,
        vpcSubnets: [{ subnets: network.domainSubnets(zones) }],
        securityGroups: [network.createDomainSecurityGroup(this)],
      }),
      enforceHttps: true,
      tlsSecurityPolicy: opensearch.TLSSecurityPolicy.TLS_1_2_PFS,
      nodeToNodeEncryption: true,
      encryptionAtRest: { enabled: true, kmsKey: encryptionKey },
      fineGrainedAccessControl: { masterUserArn: masterRole.roleArn },
      logging: logs.options,
      // the policy of DomainLogs is a resource of CloudFormation, the L2's is a function of its own
      suppressLogsResourcePolicy: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.domain.node.addDependency(logs.policy);
    this.allowAccount(names);
    this.explainFindings(network, zones);
  }

  /** Signed requests of the account's principals: IAM says who may ask, fine-grained access control what they get. */
  private allowAccount(names: Names): void {
    // set here and not through the L2, which would bring a function to set it after the domain is made
    const arn = Stack.of(this).formatArn({ service: 'es', resource: 'domain', resourceName: names.domain });
    (this.domain.node.defaultChild as opensearch.CfnDomain).accessPolicies = new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({
        principals: [new iam.AccountRootPrincipal()],
        actions: ['es:ESHttp*'],
        resources: [`${arn}/*`],
      })],
    });
  }

  private explainFindings(network: Network | undefined, zones: number): void {
    acknowledge(this.domain, {
      'AwsSolutions-OS3': 'Who may ask is decided by signed IAM identity and fine-grained access control, not by addresses that change.',
      'AwsSolutions-OS4': 'Small domains elect their master among three data nodes; ManagedDomainOptions.masterNodes adds dedicated ones.',
    });
    if (!network) {
      const reason = 'The endpoint answers signed requests of this account only; the prop `vpc` puts the domain into a network.';
      acknowledge(this.domain, { 'AwsSolutions-OS1': reason, 'NIST.800.53.R5-OpenSearchInVPCOnly': reason });
    }
    if (zones === 1) {
      acknowledge(this.domain, { 'AwsSolutions-OS7': 'ManagedDomainOptions.availabilityZones or the subnets of `vpc` ask for one zone.' });
    }
  }
}

function checkedZones(options: ManagedDomainOptions, network?: Network): number {
  requireRange('availabilityZones', options.availabilityZones, 1, 3);
  const zones = network?.domainSubnets(options.availabilityZones).length ?? options.availabilityZones ?? 3;
  const { dataNodes, masterNodes, volumeSize } = options;

  requireRange('dataNodes', dataNodes, 1, 1000);
  if (dataNodes !== undefined && dataNodes % zones !== 0) {
    throw new ValidationError('dataNodes', `${dataNodes} can't be spread evenly over ${zones} availability zones`,
      `give a multiple of ${zones} or change \`availabilityZones\``);
  }
  if (masterNodes !== undefined && ![0, 3, 5].includes(masterNodes)) {
    throw new ValidationError('masterNodes', `${masterNodes} masters can't form a majority safely`, 'give 0, 3 or 5');
  }
  requireRange('volumeSize', volumeSize?.toGibibytes(), 10, 24576, ' GiB');
  return zones;
}
