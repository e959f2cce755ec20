import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, IAMClient, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Statement } from './policy';
import { Moto, MotoClientConfig } from '../aws/moto';

/** Actions whose resources moto compares with the policy; of all others it knows the action only. */
export const RESOURCE_LEVEL = /^(s3|sqs|sts|iam):/i;

type Credentials = MotoClientConfig['credentials'];

const EVERYTHING = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });

/** Somebody who may do everything while policies are enforced. */
export async function makeAdministrator(moto: Moto): Promise<Credentials> {
  const iam = new IAMClient(moto.client());
  await iam.send(new CreateUserCommand({ UserName: 'administrator' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'administrator', PolicyName: 'everything', PolicyDocument: EVERYTHING }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'administrator' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** A role in moto whose policy is replaced again and again. */
export class MotoRole {
  static async make(moto: Moto, administrator: Credentials, name: string): Promise<MotoRole> {
    const iam = new IAMClient(moto.client(administrator));
    const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } }] };
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const sts = new STSClient(moto.client(administrator));
    const { Credentials: session } = await sts.send(new AssumeRoleCommand({ RoleArn: Role!.Arn, RoleSessionName: 'test' }));
    return new MotoRole(iam, name, {
      accessKeyId: session!.AccessKeyId!, secretAccessKey: session!.SecretAccessKey!, sessionToken: session!.SessionToken!,
    });
  }

  private constructor(private readonly iam: IAMClient, private readonly name: string, readonly credentials: Credentials) {}

  /** From now on the role may do this and nothing else. */
  async mayOnly(statements: readonly Statement[]): Promise<void> {
    const known = statements.flatMap(comparable);
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: known });
    await this.iam.send(new PutRolePolicyCommand({ RoleName: this.name, PolicyName: 'policy', PolicyDocument }));
  }
}

/** What moto can't evaluate is taken out: conditions, and resources of most services. */
function comparable({ Effect, Action, Resource }: Statement): Statement[] {
  const actions = typeof Action === 'string' ? [Action] : Action;
  const exact = actions.filter((action) => RESOURCE_LEVEL.test(action));
  const byAction = actions.filter((action) => !RESOURCE_LEVEL.test(action));
  return [
    ...(exact.length > 0 ? [{ Effect, Action: exact, Resource }] : []),
    ...(byAction.length > 0 ? [{ Effect, Action: byAction, Resource: '*' }] : []),
  ];
}
