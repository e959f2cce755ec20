import { Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { DashboardsAccess, ManagedDomainOptions, SiemDomain } from '../../../src';
import { siemStack } from '../../support/synth/siem-template';

const ANALYSTS = 'arn:aws:iam::111122223333:role/analysts';
const SAML = { idpEntityId: 'https://sso.example.com', idpMetadataContent: '<md/>', masterBackendRole: 'siem-admins' };

interface Statement { readonly Principal: { readonly AWS: unknown }; readonly Action: string; readonly Resource: unknown }

/** The access policy's statements of people: functions may send single kinds of requests. */
function statements(options: ManagedDomainOptions, change?: (made: ReturnType<typeof siemStack>) => void): Statement[] {
  const made = siemStack({ domain: SiemDomain.managed(options) });
  change?.(made);
  const [{ Properties }] = Object.values(Template.fromStack(made.stack).findResources('AWS::OpenSearchService::Domain'));
  return Properties.AccessPolicies.Statement.filter(({ Action }: Statement) => Action === 'es:ESHttp*');
}

const analysts = ({ stack }: { stack: Parameters<typeof iam.Role.fromRoleArn>[0] }) => iam.Role.fromRoleArn(stack, 'Analysts', ANALYSTS);

test('people are named beside the master, and only they', () => {
  const [people, ...others] = statements({}, (made) => made.siem.grantAccess(analysts(made)));

  expect(people.Principal.AWS).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/MasterRole/), 'Arn'] }, ANALYSTS]);
  expect(others).toEqual([]);
});

test('SAML opens the paths of Dashboards for browsers, and no others', () => {
  const [, browsers, ...others] = statements({ dashboardsAccess: DashboardsAccess.saml(SAML) });

  expect(browsers).toMatchObject({ Principal: { AWS: '*' }, Action: 'es:ESHttp*' });
  expect(JSON.stringify(browsers.Resource).match(/domain\/[^"]*/g)).toEqual(['domain/aes-siem/_dashboards', 'domain/aes-siem/_dashboards/*']);
  expect(others).toEqual([]);
});

test('Cognito signs with a role of its own, which is named', () => {
  const { stack, siem } = siemStack((scope) => ({
    domain: SiemDomain.managed({
      dashboardsAccess: DashboardsAccess.cognito(
        { identityPoolId: 'pool', userPoolId: 'users', role: iam.Role.fromRoleName(scope, 'Cognito', 'cognito') },
        iam.Role.fromRoleArn(scope, 'Analysts', ANALYSTS),
      ),
    }),
  }));
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::OpenSearchService::Domain'));

  expect(Properties.CognitoOptions).toMatchObject({ Enabled: true, IdentityPoolId: 'pool', UserPoolId: 'users' });
  expect(Properties.AccessPolicies.Statement[0].Principal.AWS).toContain(ANALYSTS);
  expect(siem.domain).toBeDefined();
});

test('a domain that exists keeps its access policy: people are allowed on their own side', () => {
  const { stack, siem } = siemStack((scope) => ({
    domain: SiemDomain.fromDomain(opensearch.Domain.fromDomainAttributes(scope, 'Mine', {
      domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine', domainEndpoint: 'search-mine.eu-central-1.es.amazonaws.com',
    })),
  }));
  siem.grantAccess(new iam.Role(stack, 'Analysts', { assumedBy: new iam.AccountRootPrincipal() }));

  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'es:ESHttp*', Effect: 'Allow', Resource: 'arn:aws:es:eu-central-1:111122223333:domain/mine/*' }] },
  });
});
