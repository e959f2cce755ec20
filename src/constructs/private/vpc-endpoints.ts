import { Annotations, Fn, Resource, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { VpcEndpointService } from '../vpc-endpoint-service';
import { acknowledge } from './acknowledge';
import { Network } from './network';
import { ValidationError } from './validation';

const INTERFACES = {
  [VpcEndpointService.SQS]: ec2.InterfaceVpcEndpointAwsService.SQS,
  [VpcEndpointService.SSM]: ec2.InterfaceVpcEndpointAwsService.SSM,
  [VpcEndpointService.STS]: ec2.InterfaceVpcEndpointAwsService.STS,
};

/** Makes the endpoints that were asked for, or that the functions in the network can't do without. */
export function createVpcEndpoints(scope: Construct, network: Network | undefined, chosen?: VpcEndpointService[]): void {
  if (!network) {
    if (chosen) throw new ValidationError('vpcEndpoints', 'it needs a VPC', 'give `vpc` too, or leave it out');
    return;
  }
  const services = new Set(chosen ?? neededIn(scope, network));
  if (services.size > 0) new VpcEndpoints(scope, 'VpcEndpoints', network, services);
}

/** In a VPC of this app it is known which endpoints there are; in another one, a second one of a kind would fail the deployment. */
function neededIn(scope: Construct, network: Network): VpcEndpointService[] {
  const isolated = network.isIsolated();
  if (!Resource.isOwnedResource(network.vpc)) {
    if (isolated) {
      Annotations.of(scope).addWarningV2('siem-on-opensearch:vpc-endpoints',
        'The subnets have no way to the internet, and whether the VPC has endpoints for S3, SQS, SSM and STS is not known here. '
        + 'Name the missing ones in `vpcEndpoints`, or give an empty list when there are all.');
    }
    return [];
  }
  const present = servicesPresent(network.vpc);
  const wanted = isolated ? Object.values(VpcEndpointService) : [VpcEndpointService.S3];
  return wanted.filter((service) => !present.some((name) => name.endsWith(`.${service}"`)));
}

/** Names of the services that the app makes endpoints for in the VPC, as JSON. */
function servicesPresent(vpc: ec2.IVpc): string[] {
  const stack = Stack.of(vpc);
  const text = (value: unknown) => JSON.stringify(stack.resolve(value)).replace(/[\]}]+$/, '');
  const endpoints = vpc.node.root.node.findAll().filter((each): each is ec2.CfnVPCEndpoint => each instanceof ec2.CfnVPCEndpoint);
  return endpoints.filter(({ vpcId }) => text(vpcId) === text(vpc.vpcId)).map(({ serviceName }) => text(serviceName));
}

/** An imported subnet may come without its route table, where a gateway is entered. */
function requireRouteTables({ vpc, subnets }: Network): void {
  if (vpc.selectSubnets(subnets).subnets.some(({ routeTable }) => !routeTable?.routeTableId)) {
    throw new ValidationError('vpcEndpoints', 'the route tables of the chosen subnets, which S3 is entered in, are not known',
      'import the VPC with them, or make that endpoint where the VPC is made and leave VpcEndpointService.S3 out');
  }
}

/** A VPC that was imported without its address range throws when it is asked for it. */
function rangeOf(vpc: ec2.IVpc): string | undefined {
  try {
    return vpc.vpcCidrBlock;
  } catch {
    return undefined;
  }
}

/** Endpoints of AWS services in the network of the functions. */
class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, private readonly network: Network, services: Set<VpcEndpointService>) {
    super(scope, id);
    const { vpc, subnets } = network;
    let group: ec2.ISecurityGroup | undefined;
    for (const service of services) {
      if (service === VpcEndpointService.S3) {
        requireRouteTables(network);
        const endpoint = new ec2.GatewayVpcEndpoint(this, 'S3', { vpc, service: ec2.GatewayVpcEndpointAwsService.S3, subnets: [subnets] });
        this.storagePolicy().forEach((statement) => endpoint.addToPolicy(statement));
        continue;
      }
      group ??= this.securityGroup();
      const endpoint = new ec2.InterfaceVpcEndpoint(this, service.toUpperCase(), {
        vpc, service: INTERFACES[service], subnets: { ...subnets, onePerAz: true }, securityGroups: [group], open: false, privateDnsEnabled: true,
      });
      endpoint.addToPolicy(this.ofThisAccount(`${service}:*`));
      if (service === VpcEndpointService.STS) endpoint.addToPolicy(this.webIdentities());
    }
  }

  /** The private DNS name answers for the whole VPC, so the whole VPC may come: shut out, its other hosts would lose the service. */
  private securityGroup(): ec2.ISecurityGroup {
    const range = rangeOf(this.network.vpc);
    const group = this.network.createSecurityGroup(this, 'SecurityGroup', 'VPC endpoints of the SIEM', range ? [ec2.Peer.ipv4(range)] : []);
    if (Token.isUnresolved(range)) {
      const reason = 'HTTPS from the addresses of the VPC, which are known at deployment only, and from the functions.';
      acknowledge(group, {
        'AwsSolutions-EC23': reason, 'NIST.800.53.R5-EC2RestrictedCommonPorts': reason, 'NIST.800.53.R5-EC2RestrictedSSH': reason,
      });
    }
    return group;
  }

  /** Anybody's credentials may read, like roles in other accounts that logs are read with; nobody carries data out with credentials of their own. */
  private storagePolicy(): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'], resources: ['*'] }),
      this.ofThisAccount('s3:*'),
      this.answersOfResources(),
    ];
  }

  /**
   * The function that sets the domain up answers CloudFormation in a bucket of AWS, by a URL that CloudFormation signed. Its region is written there
   * without hyphens: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html
   */
  private answersOfResources(): iam.PolicyStatement {
    const stack = Stack.of(this);
    const resources = [stack.region, Fn.join('', Fn.split('-', stack.region))].map((region) => stack.formatArn({
      service: 's3', account: '', region: '', resource: `cloudformation-custom-resource-response-${region}`, resourceName: '*',
    }));
    return new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['s3:PutObject'], resources });
  }

  /** Who comes with a web identity, like pods of EKS, has no account yet. */
  private webIdentities(): iam.PolicyStatement {
    return new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['sts:AssumeRoleWithWebIdentity'], resources: ['*'] });
  }

  private ofThisAccount(action: string): iam.PolicyStatement {
    return new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()],
      actions: [action],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:PrincipalAccount': Stack.of(this).account } },
    });
  }
}
