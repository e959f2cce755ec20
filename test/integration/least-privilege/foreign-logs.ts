import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Names } from './scenario';
import { CONTROL_TOWER, deployed, logArchive, SECURITY_LAKE } from './templates';
import { MotoClientConfig } from '../../support/aws/moto';
import { Statement } from '../../support/iam/policy';

/** Buckets that are read with roles of other accounts. */
export const FOREIGN_BUCKETS = { controlTower: CONTROL_TOWER.logBuckets[0], securityLake: 'aws-security-data-lake-us-east-1-abc' };

/** Makes them with one object each, the roles, and an organization; roles of all accounts are here in one. */
export async function makeForeignLogs(administrator: MotoClientConfig, key: string, bodies: { [bucket: string]: string }): Promise<Names> {
  const s3 = new S3Client(administrator);
  for (const Bucket of Object.values(FOREIGN_BUCKETS)) {
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: bodies[Bucket] }));
  }
  const [archiveRole] = Object.keys(deployed(logArchive()).all('AWS::IAM::Role'));
  const names = {
    [CONTROL_TOWER.roleArn]: await makeRole(administrator, CONTROL_TOWER.roleArn, deployed(logArchive()).statementsOfRole(archiveRole)),
    [SECURITY_LAKE.roleArn]: await makeRole(administrator, SECURITY_LAKE.roleArn, [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${FOREIGN_BUCKETS.securityLake}/*` },
    ]),
  };
  await new OrganizationsClient(administrator).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  return names;
}

/** A role of another account, made here. Resolves to its ARN. */
export async function makeRole(administrator: MotoClientConfig, arn: string, statements: Statement[]): Promise<string> {
  const iam = new IAMClient(administrator);
  const RoleName = arn.split('/').at(-1)!;
  const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } }] };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'reading', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }));
  return Role!.Arn!;
}
