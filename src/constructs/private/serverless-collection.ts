import { Fn, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as aoss from 'aws-cdk-lib/aws-opensearchserverless';
import { Construct, IConstruct } from 'constructs';
import { EnvNames } from '../../contract/env-names';
import { CollectionAttributes, CollectionType, ServerlessOptions } from '../serverless-options';
import { allowRole } from './allow-role';
import { requireArn } from './arn-check';
import { Caller } from './caller';
import { CollectionPolicies } from './collection-policies';
import type { Destination, DestinationProps } from './destination';
import { daysOf } from './retention';
import { requireRange, ValidationError } from './validation';

/** What a collection is made of. */
export interface ServerlessCollectionProps extends DestinationProps {
  readonly options: ServerlessOptions;
}

/** A collection of OpenSearch Serverless of the SIEM's own; in a network it answers through an endpoint there only. */
export class ServerlessCollection extends Construct implements Destination {
  readonly endpoint: string;
  readonly environment: { [name: string]: string };
  private readonly arn: string;
  private readonly policies: CollectionPolicies;

  constructor(scope: Construct, id: string, props: ServerlessCollectionProps) {
    super(scope, id);
    const { names, options } = props;
    checkPlace(this, props);
    const type = options.type ?? CollectionType.TIMESERIES;
    this.policies = new CollectionPolicies(this, 'Policies', {
      name: names.collection, encryptionKey: props.encryptionKey, vpcEndpointId: this.vpcEndpoint(props),
    });
    const collection = new aoss.CfnCollection(this, 'Resource', {
      name: names.collection,
      description: 'Documents of the SIEM',
      type,
      standbyReplicas: options.standbyReplicas === false ? 'DISABLED' : 'ENABLED',
    });
    collection.applyRemovalPolicy(RemovalPolicy.RETAIN);
    collection.node.addDependency(this.policies.security);
    const days = daysOf(props.retention?.deleteAfter, 'retention.deleteAfter');
    requireRange('retention.deleteAfter', days, 1, 3650, ' days');
    if (days !== undefined) this.deleteAfter(days, names.collection);

    this.arn = collection.attrArn;
    this.endpoint = hostOf(collection.attrCollectionEndpoint);
    this.environment = environmentOf(this.endpoint, type);
    options.dataAccessPrincipals?.forEach((role) => this.allowPeople(role));
  }

  allowLoading(loader: Caller): void {
    loader.allow(['aoss:APIAccessAll'], [this.arn]);
    this.policies.allowWriting(loader.role);
  }

  allowPeople(role: iam.IRole): void {
    allowSearching(role, this.arn, this);
    this.policies.allowReading(role);
  }

  private vpcEndpoint({ names, network, options }: ServerlessCollectionProps): string | undefined {
    if (!network || options.vpcEndpointId !== undefined) return options.vpcEndpointId;
    const group = network.createSecurityGroup(this, 'EndpointSecurityGroup', 'OpenSearch Serverless of the SIEM', options.allowFrom);
    return new aoss.CfnVpcEndpoint(this, 'VpcEndpoint', {
      name: names.collection,
      vpcId: network.vpc.vpcId,
      subnetIds: network.domainSubnets().map(({ subnetId }) => subnetId),
      securityGroupIds: [group.securityGroupId],
    }).attrId;
  }

  /** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-lifecycle.html */
  private deleteAfter(days: number, name: string): void {
    new aoss.CfnLifecyclePolicy(this, 'Lifecycle', {
      name,
      type: 'retention',
      policy: JSON.stringify({ Rules: [{ ResourceType: 'index', Resource: [`index/${name}/*`], MinIndexRetention: `${days}d` }] }),
    });
  }
}

/** A collection of somebody else: its data access policy is theirs. */
export class ExistingCollection implements Destination {
  readonly endpoint: string;
  readonly environment: { [name: string]: string };

  constructor(private readonly attributes: CollectionAttributes) {
    requireArn('collectionArn', attributes.collectionArn, 'aoss', 'collection/');
    this.endpoint = hostOf(attributes.endpoint);
    if (!Token.isUnresolved(this.endpoint) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(this.endpoint)) {
      throw new ValidationError('endpoint', `'${attributes.endpoint}' is no endpoint of a collection`, 'give one like abc123.eu-central-1.aoss.amazonaws.com');
    }
    this.environment = environmentOf(this.endpoint, attributes.type ?? CollectionType.TIMESERIES);
  }

  allowLoading(loader: Caller): void {
    loader.allow(['aoss:APIAccessAll'], [this.attributes.collectionArn]);
  }

  allowPeople(role: iam.IRole): void {
    allowSearching(role, this.attributes.collectionArn, role);
  }
}

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/security-iam-serverless.html: the data access policy is not enough */
function allowSearching(role: iam.IRole, collectionArn: string, scope: IConstruct): void {
  allowRole(role, ['aoss:APIAccessAll'], [collectionArn]);
  allowRole(role, ['aoss:DashboardsAccessAll'], [Stack.of(scope).formatArn({ service: 'aoss', resource: 'dashboards', resourceName: 'default' })]);
}

function environmentOf(endpoint: string, type: CollectionType): { [name: string]: string } {
  return { [EnvNames.endpoint]: endpoint, [EnvNames.serverlessType]: type };
}

/** The part between `https://` and a path, of text or of a value that is known at deployment. */
function hostOf(endpoint: string): string {
  return Token.isUnresolved(endpoint) ? Fn.select(2, Fn.split('/', endpoint)) : endpoint.replace(/^https:\/\//, '').replace(/\/.*$/, '');
}

function checkPlace(scope: Construct, { network, options }: ServerlessCollectionProps): void {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region) && region.startsWith('cn-')) {
    throw new ValidationError('domain', `OpenSearch Serverless is not offered in ${region}`, 'take SiemDomain.managed');
  }
  for (const prop of ['vpcEndpointId', 'allowFrom'] as const) {
    if (!network && options[prop]) throw new ValidationError(prop, 'the SIEM is in no network', 'give `vpc` to SiemOnOpenSearch too, or leave it out');
  }
  const { vpcEndpointId } = options;
  if (vpcEndpointId !== undefined && !Token.isUnresolved(vpcEndpointId) && !/^vpce-[0-9a-z]+$/.test(vpcEndpointId)) {
    throw new ValidationError('vpcEndpointId', `'${vpcEndpointId}' is no id of an endpoint`, 'give one like vpce-0a1b2c3d4e5f67890');
  }
  if (vpcEndpointId !== undefined && options.allowFrom) {
    throw new ValidationError('allowFrom', `the endpoint ${vpcEndpointId} has security groups of its own`, 'let them in there');
  }
}
