import { join } from 'path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { allow, Caller, createRole } from './caller';
import { Names } from './names';
import { Network } from './network';

/** Where functions lie, bundled: a folder each. */
export const BUNDLES = join(__dirname, '..', '..', '..', 'assets', 'bundles', 'functions');

/** What a function of the SIEM is made of. */
export interface SiemFunctionProps {
  readonly names: Names;
  /** Of its log; undefined where the SIEM's key is not: in stacks of other accounts. */
  readonly encryptionKey?: kms.IKey;
  /** File `src/functions/<name>.lambda.ts`; behind the prefix it is the function's physical name, too. */
  readonly name: string;
  /** Goes behind the physical name, where a stack outside of the SIEM's has such a function, too. */
  readonly nameSuffix?: string;
  readonly description: string;
  /** MiB */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly environment: { [name: string]: string };
  /** Where it stands when it must reach what is in a network. */
  readonly network?: Network;
  readonly architecture?: lambda.Architecture;
  readonly logRetention?: logs.RetentionDays;
  /** Takes events that the function failed on, when it is called asynchronously. */
  readonly deadLetterQueue?: sqs.IQueue;
  /** Why nothing is lost without such a queue. */
  readonly whyNoDeadLetterQueue?: string;
  /** Why it has no share of the account's concurrency for itself. */
  readonly whyNoReservedConcurrency: string;
}

/** A function of the SIEM with a role that may do nothing but write its log, until it is allowed more. */
export class SiemFunction extends Construct implements Caller {
  readonly function: lambda.Function;
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: SiemFunctionProps) {
    super(scope, id);
    const { names, network } = props;
    const functionName = [names.functionName(props.name), props.nameSuffix].filter(Boolean).join('-');
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      logGroupName: `/aws/lambda/${functionName}`,
      encryptionKey: props.encryptionKey,
      retention: props.logRetention ?? logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    if (!props.encryptionKey) {
      acknowledge(logGroup, { 'NIST.800.53.R5-CloudWatchLogGroupEncrypted': 'The key of the SIEM is in another account; the log holds names of buckets only.' });
    }
    this.role = createRole(this, 'Role', {
      description: props.description,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(this.role);
    if (network) this.allowNetworkInterfaces();

    this.function = new lambda.Function(this, 'Function', {
      functionName,
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: props.architecture ?? lambda.Architecture.ARM_64,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(BUNDLES, `${props.name}.lambda`)),
      memorySize: props.memorySize,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      deadLetterQueue: props.deadLetterQueue,
      ...(network && { vpc: network.vpc, vpcSubnets: network.subnets, securityGroups: network.functionSecurityGroups }),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
    });
    this.explainFindings(props);
  }

  allow(actions: string[], resources: string[], whyWildcards?: string): void {
    allow(this.role, actions, resources, whyWildcards);
  }

  /** Lambda's own calls, made with the function's role: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
  private allowNetworkInterfaces(): void {
    this.allow([
      'ec2:AssignPrivateIpAddresses',
      'ec2:CreateNetworkInterface',
      'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:UnassignPrivateIpAddresses',
    ], ['*'], 'Lambda makes the network interfaces, their names are not known beforehand.');
  }

  private explainFindings(props: SiemFunctionProps): void {
    acknowledge(this.function, { 'NIST.800.53.R5-LambdaConcurrency': props.whyNoReservedConcurrency });
    if (props.whyNoDeadLetterQueue !== undefined) {
      acknowledge(this.function, { 'NIST.800.53.R5-LambdaDLQ': props.whyNoDeadLetterQueue });
    }
    if (!props.network) {
      acknowledge(this.function, {
        'NIST.800.53.R5-LambdaInsideVPC': 'It listens to nothing and speaks TLS to its endpoints; the prop `vpc` puts functions that must be there into a network.',
      });
    }
  }
}
