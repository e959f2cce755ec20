import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ValidationError } from './validation';

/** Props that place a SIEM in a network. */
export interface NetworkProps {
  readonly vpc?: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly securityGroups?: ec2.ISecurityGroup[];
}

/** Where functions and domain stand; undefined without a VPC. */
export class Network {
  /** Checks that the three props fit together. */
  static from(scope: Construct, props: NetworkProps): Network | undefined {
    if (props.vpc) {
      return new Network(scope, props.vpc, props.vpcSubnets ?? {}, props.securityGroups);
    }
    for (const prop of ['vpcSubnets', 'securityGroups'] as const) {
      if (props[prop]) {
        throw new ValidationError(prop, 'it needs a VPC', 'give `vpc` too, or leave it out');
      }
    }
    return undefined;
  }

  readonly functionSecurityGroups: ec2.ISecurityGroup[];

  private constructor(scope: Construct, readonly vpc: ec2.IVpc, readonly subnets: ec2.SubnetSelection, securityGroups?: ec2.ISecurityGroup[]) {
    if (securityGroups?.length === 0) {
      throw new ValidationError('securityGroups', 'the list is empty', 'name at least one group, or leave it out for a new one');
    }
    if (this.isPublic()) {
      throw new ValidationError('vpcSubnets', 'functions in public subnets reach nothing outside of the network',
        'choose private subnets, of which `vpc` needs some');
    }
    this.functionSecurityGroups = securityGroups ?? [
      new ec2.SecurityGroup(scope, 'FunctionSecurityGroup', { vpc, description: 'Functions of the SIEM: nothing comes in' }),
    ];
  }

  /** Whether nothing of the network leads out of it, as far as is known here. */
  isIsolated(): boolean {
    const isolated = new Set(this.vpc.isolatedSubnets.map(({ node }) => node.path));
    return this.vpc.selectSubnets(this.subnets).subnets.every(({ node }) => isolated.has(node.path));
  }

  private isPublic(): boolean {
    const open = new Set(this.vpc.publicSubnets.map(({ node }) => node.path));
    return this.vpc.selectSubnets(this.subnets).subnets.some(({ node }) => open.has(node.path));
  }

  /** A domain takes one subnet in each of at most three zones. */
  domainSubnets(zones?: number): ec2.ISubnet[] {
    const { subnets } = this.vpc.selectSubnets({ ...this.subnets, onePerAz: true });
    if (zones !== undefined && subnets.length < zones) {
      throw new ValidationError('availabilityZones', `the chosen subnets of \`vpc\` lie in ${subnets.length} zone(s), not ${zones}`,
        'lower it or choose other `vpcSubnets`');
    }
    return subnets.slice(0, zones ?? 3);
  }

  /** Lets the functions and the named peers, and nobody else, reach what has the group. */
  createSecurityGroup(scope: Construct, id: string, what: string, peers: ec2.IPeer[] = []): ec2.SecurityGroup {
    const group = new ec2.SecurityGroup(scope, id, {
      vpc: this.vpc,
      description: `${what}: HTTPS from its functions`,
      allowAllOutbound: false,
    });
    for (const functions of this.functionSecurityGroups) {
      group.addIngressRule(functions, ec2.Port.HTTPS, 'functions of the SIEM');
    }
    for (const peer of peers) {
      group.addIngressRule(peer, ec2.Port.HTTPS, 'named by allowFrom');
    }
    return group;
  }
}
