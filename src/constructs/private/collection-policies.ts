import { Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as aoss from 'aws-cdk-lib/aws-opensearchserverless';
import { Construct, DependencyGroup } from 'constructs';

/** What the policies of a collection are made of. */
export interface CollectionPoliciesProps {
  /** Of the collection, and of each policy: names are separate for each kind, and at most 32 characters long. */
  readonly name: string;
  readonly encryptionKey: kms.IKey;
  /** None: the collection answers from everywhere. */
  readonly vpcEndpointId?: string;
}

/** A rule of a data access policy. */
interface DataRule {
  readonly ResourceType: 'index' | 'collection';
  readonly Resource: string[];
  readonly Permission: string[];
}

/**
 * Who encrypts a collection, from where it is reached and who does what in it:
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-security.html
 */
export class CollectionPolicies extends Construct {
  /** Must be there before the collection. */
  readonly security = new DependencyGroup();
  private readonly writers: iam.IRole[] = [];
  private readonly readers: iam.IRole[] = [];

  constructor(scope: Construct, id: string, private readonly props: CollectionPoliciesProps) {
    super(scope, id);
    const { name, encryptionKey, vpcEndpointId } = props;
    const Resource = [`collection/${name}`];
    this.securityPolicy('Encryption', {
      Rules: [{ ResourceType: 'collection', Resource }],
      AWSOwnedKey: false,
      KmsARN: encryptionKey.keyArn,
    });
    this.securityPolicy('Network', [{
      Rules: [{ ResourceType: 'collection', Resource }, { ResourceType: 'dashboard', Resource }],
      ...(vpcEndpointId === undefined ? { AllowFromPublic: true } : { AllowFromPublic: false, SourceVPCEs: [vpcEndpointId] }),
    }]);
    new aoss.CfnAccessPolicy(this, 'Data', {
      name,
      type: 'data',
      policy: Lazy.string({ produce: () => this.json(this.dataRules()) }),
    });
  }

  /** What bulk requests need, which make indices and their fields as they come; reading is not among it. */
  allowWriting(role: iam.IRole): void {
    this.writers.push(role);
  }

  /** Searches, also in Dashboards. */
  allowReading(role: iam.IRole): void {
    this.readers.push(role);
  }

  private dataRules(): object[] {
    const { name } = this.props;
    return [
      this.data('The loader writes documents', this.writers, [{
        ResourceType: 'index',
        Resource: [`index/${name}/log-*`, `index/${name}/metrics-*`],
        Permission: ['aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:WriteDocument'],
      }]),
      this.data('People search', this.readers, [
        { ResourceType: 'index', Resource: [`index/${name}/*`], Permission: ['aoss:DescribeIndex', 'aoss:ReadDocument'] },
        { ResourceType: 'collection', Resource: [`collection/${name}`], Permission: ['aoss:DescribeCollectionItems'] },
      ]),
    ].filter(({ Principal }) => Principal.length > 0);
  }

  private data(Description: string, roles: iam.IRole[], Rules: DataRule[]) {
    return { Description, Rules, Principal: roles.map(({ roleArn }) => roleArn) };
  }

  private securityPolicy(kind: 'Encryption' | 'Network', policy: object): void {
    const resource = new aoss.CfnSecurityPolicy(this, kind, { name: this.props.name, type: kind.toLowerCase(), policy: this.json(policy) });
    // the collection stays, and without them nobody could reach it
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.security.add(resource);
  }

  private json(policy: object): string {
    return Stack.of(this).toJsonString(policy);
  }
}
