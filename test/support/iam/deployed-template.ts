import { Statement } from './policy';

/** Values of the pseudo parameters. */
const PSEUDO: { [name: string]: string } = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::NoValue': '',
};
const AT = `us-east-1:${PSEUDO['AWS::AccountId']}`;

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly Properties: any;
}

/** Physical name, as `Ref` gives it, and ARN of a resource, by type. */
const IDENTITIES: { [type: string]: (properties: any, logicalId: string) => { ref: string; arn: string } } = {
  'AWS::S3::Bucket': ({ BucketName }, id) => ({ ref: BucketName ?? id.toLowerCase(), arn: `arn:aws:s3:::${BucketName ?? id.toLowerCase()}` }),
  'AWS::SQS::Queue': ({ QueueName }, id) => ({ ref: `https://sqs/${QueueName ?? id}`, arn: `arn:aws:sqs:${AT}:${QueueName ?? id}` }),
  'AWS::SNS::Topic': ({ TopicName }, id) => ({ ref: `arn:aws:sns:${AT}:${TopicName ?? id}`, arn: `arn:aws:sns:${AT}:${TopicName ?? id}` }),
  'AWS::KMS::Key': (_, id) => ({ ref: id, arn: `arn:aws:kms:${AT}:key/${id}` }),
  'AWS::Logs::LogGroup': ({ LogGroupName }, id) => ({ ref: LogGroupName ?? id, arn: `arn:aws:logs:${AT}:log-group:${LogGroupName ?? id}:*` }),
  'AWS::Lambda::Function': ({ FunctionName }, id) => ({ ref: FunctionName ?? id, arn: `arn:aws:lambda:${AT}:function:${FunctionName ?? id}` }),
  'AWS::IAM::Role': ({ RoleName }, id) => ({ ref: RoleName ?? id, arn: `arn:aws:iam::${PSEUDO['AWS::AccountId']}:role/${RoleName ?? id}` }),
  'AWS::StepFunctions::StateMachine': ({ StateMachineName }, id) => {
    const arn = `arn:aws:states:${AT}:stateMachine:${StateMachineName ?? id}`;
    return { ref: arn, arn };
  },
  'AWS::OpenSearchServerless::Collection': (_, id) => ({ ref: id, arn: `arn:aws:aoss:${AT}:collection/${id}` }),
  'AWS::OpenSearchService::Domain': ({ DomainName }, id) => ({ ref: DomainName ?? id, arn: `arn:aws:es:${AT}:domain/${DomainName ?? id}` }),
  'AWS::SecretsManager::Secret': ({ Name }, id) => {
    const arn = `arn:aws:secretsmanager:${AT}:secret:${Name ?? id}-a1b2c3`;
    return { ref: arn, arn };
  },
};

/** A template as if it were deployed: every reference is the name or ARN that the resource would have. */
export class DeployedTemplate {
  private readonly resources: { [logicalId: string]: Resource };

  constructor(template: { Resources: { [logicalId: string]: Resource } }) {
    this.resources = template.Resources;
  }

  /** Resources of one type, their properties resolved, by logical id. */
  all(type: string): { [logicalId: string]: Resource['Properties'] } {
    const found = Object.entries(this.resources).filter(([, resource]) => resource.Type === type);
    return Object.fromEntries(found.map(([id, { Properties }]) => [id, this.resolve(Properties)]));
  }

  /** Environment of a function, by its physical name. */
  environmentOf(functionName: string): { [name: string]: string } {
    return this.functionOf(functionName).Environment?.Variables ?? {};
  }

  /** What the role of a function may do. */
  statementsOf(functionName: string): Statement[] {
    return this.statementsOfRole(this.roleIdOf(functionName));
  }

  /** What a role may do, by its logical id. */
  statementsOfRole(roleId: string): Statement[] {
    const { ref: role } = this.identityOf(roleId);
    const inline = this.all('AWS::IAM::Role')[roleId].Policies ?? [];
    const attached = Object.values(this.all('AWS::IAM::Policy')).filter(({ Roles }) => Roles?.includes(role));
    return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
  }

  /** Logical id of the role of a function. */
  roleIdOf(functionName: string): string {
    const { Role } = this.functionOf(functionName);
    const role = Object.keys(this.all('AWS::IAM::Role')).find((id) => this.identityOf(id).arn === Role);
    if (!role) throw new Error(`the template has no role of ${functionName}`);
    return role;
  }

  /** ARN of the only resource of a type whose logical id fits. */
  arnOf(type: string, logicalId = /./): string {
    const ids = Object.keys(this.resources).filter((id) => this.resources[id].Type === type && logicalId.test(id));
    if (ids.length !== 1) throw new Error(`the template has ${ids.length} ${type} ${logicalId}, not one`);
    return this.identityOf(ids[0]).arn;
  }

  /** ARNs of all resources of a type. */
  arnsOf(type: string): string[] {
    return Object.keys(this.resources).filter((id) => this.resources[id].Type === type).map((id) => this.identityOf(id).arn);
  }

  private functionOf(functionName: string): Resource['Properties'] {
    const found = Object.values(this.all('AWS::Lambda::Function')).find(({ FunctionName }) => FunctionName === functionName);
    if (!found) throw new Error(`the template has no function ${functionName}`);
    return found;
  }

  private identityOf(logicalId: string): { ref: string; arn: string } {
    const { Type, Properties = {} } = this.resources[logicalId];
    return (IDENTITIES[Type] ?? ((_: unknown, id: string) => ({ ref: id, arn: `arn:of:${id}` })))(this.resolve(Properties), logicalId);
  }

  private resolve(value: any): any {
    if (Array.isArray(value)) return value.map((each) => this.resolve(each));
    if (typeof value !== 'object' || value === null) return value;
    if (value.Ref) return PSEUDO[value.Ref] ?? (this.resources[value.Ref] ? this.identityOf(value.Ref).ref : `parameter:${value.Ref}`);
    if (value['Fn::GetAtt']) return this.attribute(value['Fn::GetAtt']);
    if (value['Fn::Join']) {
      const [delimiter, parts] = value['Fn::Join'];
      return this.resolve(parts).join(delimiter);
    }
    if (value['Fn::Select']) {
      const [index, values] = value['Fn::Select'];
      return this.resolve(values)[Number(index)];
    }
    if (value['Fn::Split']) {
      const [delimiter, text] = value['Fn::Split'];
      return this.resolve(text).split(delimiter);
    }
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolve(each)]));
  }

  private attribute([logicalId, name]: [string, string]): string {
    const { ref, arn } = this.identityOf(logicalId);
    if (name === 'Arn' || name === 'TopicArn') return arn;
    if (name === 'QueueName' || name === 'DomainName') return ref.split('/').at(-1)!;
    return `${ref}.${name}`;
  }
}
