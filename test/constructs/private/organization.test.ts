import { Match, Template } from 'aws-cdk-lib/assertions';
import { OrganizationOptions } from '../../../src';
import { siemTemplate } from '../../support/synth/siem-template';

const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5' };
const ROLE = 'arn:aws:iam::999988887777:role/names';
const environmentOf = (template: Template) => Object.values(template.findResources('AWS::Lambda::Function', {
  Properties: { FunctionName: 'aes-siem-es-loader' },
}))[0].Properties.Environment.Variables;

/** What the loader may do that has to do with names of accounts. */
function allowedForNames(template: Template): unknown[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('SiemLoader')).map(([, each]) => each);
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement).filter(({ Action }) => /^(organizations|sts):/.test(Action));
}

test('the loader of an organization reads the names of its accounts', () => {
  const template = siemTemplate({ organization: ORGANIZATION });

  expect(environmentOf(template)).toMatchObject({ ACCOUNT_NAMES: 'organizations' });
  expect(environmentOf(template)).not.toHaveProperty('ORGANIZATIONS_ROLE_ARN');
  expect(allowedForNames(template)).toEqual([{ Effect: 'Allow', Action: 'organizations:ListAccounts', Resource: '*' }]);
});

test('where a role reads them, the loader may assume it, and ask nothing itself', () => {
  const template = siemTemplate({ organization: { ...ORGANIZATION, managementRoleArn: ROLE } });

  expect(environmentOf(template)).toMatchObject({ ACCOUNT_NAMES: 'organizations', ORGANIZATIONS_ROLE_ARN: ROLE });
  expect(allowedForNames(template)).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: ROLE }]);
});

test.each([undefined, { ...ORGANIZATION, enrichAccountNames: false }])('with %j it does not ask for names', (organization) => {
  const template = siemTemplate({ organization });

  expect(Object.keys(environmentOf(template)).filter((name) => /ACCOUNT|ORGANIZATION/.test(name))).toEqual([]);
  expect(allowedForNames(template)).toEqual([]);
});

test('an organization changes the policies of what the SIEM makes, not of what it is given', () => {
  const template = siemTemplate({ organization: ORGANIZATION });

  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Condition: { StringEquals: { 'aws:SourceOrgID': ORGANIZATION.organizationId } } })]) },
  });
});

const REFUSED: Array<[OrganizationOptions, RegExp]> = [
  [{ organizationId: '123456789012' }, /^organization.organizationId: '123456789012' is no id of an organization; give the one/],
  [{ ...ORGANIZATION, managementRoleArn: 'names' }, /^organization.managementRoleArn: 'names' is no ARN of that kind/],
  [{ ...ORGANIZATION, enrichAccountNames: false, managementRoleArn: ROLE }, /^organization.managementRoleArn: `enrichAccountNames` is false/],
];

test.each(REFUSED)('%j is refused with what to do', (organization, message) => {
  expect(() => siemTemplate({ organization })).toThrow(message);
});
