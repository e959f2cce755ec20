import { Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { DashboardsAccess, SiemDomain } from '../../../src';
import { siemStack, siemTemplate, vpcOf } from '../../support/synth/siem-template';

const RESOURCE = 'Custom::SiemDomainSetup';
const FUNCTION = { FunctionName: 'aes-siem-configure-opensearch' };
const ARN = 'arn:aws:iam::111122223333:role/';
const template = siemTemplate();

const resource = (of: Template = template): any => Object.values(of.findResources(RESOURCE))[0];
const domainOf = (of: Template): any => resource(of).Properties.Domain;
const role = (stack: Stack, name: string) => iam.Role.fromRoleArn(stack, name, `${ARN}${name}`);
const existing = (stack: Stack) => opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
  domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine', domainEndpoint: 'search-mine-abc.eu-central-1.es.amazonaws.com',
});
const ofRole = (part: string) => [{ 'Fn::GetAtt': [expect.stringContaining(part), 'Arn'] }];

test('a domain is set up after it is there, and before the loader gets its first message', () => {
  const [id] = Object.keys(template.findResources(RESOURCE));
  const [domain] = Object.keys(template.findResources('AWS::OpenSearchService::Domain'));

  expect(resource().DependsOn).toContain(domain);
  const mappings = Object.values(template.findResources('AWS::Lambda::EventSourceMapping'));
  expect(mappings.length).toBeGreaterThan(1);
  for (const { DependsOn } of mappings) expect(DependsOn).toContain(id);
});

test('what runs is part of the properties, so that another version runs again', () => {
  expect(resource().Properties).toMatchObject({ Version: expect.stringMatching(/^[0-9a-f]{64}$/), ServiceTimeout: '960' });
  expect(resource(siemTemplate()).Properties).toEqual(resource().Properties);
});

test('the function may do nothing but act as the master user, who hands the role of snapshots on and trusts it', () => {
  const [name] = Object.keys(template.findResources('AWS::Lambda::Function', { Properties: FUNCTION }));
  const master = domainOf(template).MasterRoleArn;
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  const ofFunction = policies.find(([id]) => id.startsWith(name.replace(/Function\w+$/, 'Role')))![1].Properties.PolicyDocument.Statement;
  const ofMaster = policies.filter(([, { Properties }]) => Properties.Roles[0].Ref === master['Fn::GetAtt'][0]).flatMap(([, each]) => each.Properties.PolicyDocument.Statement);

  expect(ofFunction.slice(1)).toEqual([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: master }]);
  expect(ofMaster).toEqual([{ Effect: 'Allow', Action: 'iam:PassRole', Resource: domainOf(template).Snapshots.RoleArn }]);
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Principal: { AWS: { 'Fn::GetAtt': [Match.stringLikeRegexp('Configure'), 'Arn'] } } })]) },
    Description: Match.stringLikeRegexp('Master user'),
  });
});

test('functions get the roles that they need, and people those that they are let in with', () => {
  const { stack, siem } = siemStack((scope) => ({
    backfillRole: true,
    domain: SiemDomain.managed({
      accessRoles: [role(scope, 'analyst')],
      adminRoles: [role(scope, 'lead')],
      dashboardsAccess: DashboardsAccess.cognito({ identityPoolId: 'a', userPoolId: 'b', role: role(scope, 'cognito') }, role(scope, 'signed-in')),
    }),
  }));
  siem.grantAccess(role(stack, 'tool'));
  siem.grantAccess(role(stack, 'operator'), { admin: true });

  expect(domainOf(Template.fromStack(stack)).Members).toEqual({
    siem_loader: [...ofRole('Loader'), ...ofRole('BackfillRole')],
    siem_monitor: ofRole('IndexMetrics'),
    siem_reader: ['analyst', 'signed-in', 'tool'].map((name) => `${ARN}${name}`),
    siem_admin: ['lead', 'operator'].map((name) => `${ARN}${name}`),
  });
});

test('retention is handed on in days; without it there is none', () => {
  expect(domainOf(template).Retention).toBeUndefined();
  expect(domainOf(siemTemplate({
    retention: { warmAfter: Duration.days(7), deleteAfter: Duration.days(365), rolloverSize: Size.gibibytes(50) },
    domain: SiemDomain.managed({ warmNodes: 2 }),
  }))).toMatchObject({ Retention: { WarmAfterDays: '7', DeleteAfterDays: '365', RolloverMebibytes: '51200' }, Snapshots: { Warm: 'true' } });
});

test.each([[1, '0'], [3, undefined]])('%i data node(s) have place for %s copies, where that is other than one', (dataNodes, replicas) => {
  expect(domainOf(siemTemplate({ domain: SiemDomain.managed({ dataNodes, availabilityZones: dataNodes }) })).Replicas).toBe(replicas);
});

test('nodes in standby ask for two copies', () => {
  expect(domainOf(siemTemplate({ domain: SiemDomain.managed({ multiAzWithStandby: true }) })).Replicas).toBe('2');
});

test('in a network the function stands where the domain is reached', () => {
  siemTemplate((stack) => ({ vpc: vpcOf(stack, 3) })).hasResourceProperties('AWS::Lambda::Function', { ...FUNCTION, VpcConfig: Match.anyValue() });
});

test('it runs after the endpoints by which it assumes its role and answers', () => {
  const made = siemTemplate((stack) => ({
    vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'siem', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }),
    domain: SiemDomain.managed({ availabilityZones: 2 }),
  }));

  expect(resource(made).DependsOn).toEqual(expect.arrayContaining(Object.keys(made.findResources('AWS::EC2::VPCEndpoint'))));
});

test('a domain that exists is set up by the master role that is given', () => {
  const made = siemTemplate((stack) => ({ domain: SiemDomain.fromDomain(existing(stack), { masterRole: role(stack, 'master') }) }));

  expect(resource(made).Properties).toMatchObject({
    Endpoint: 'search-mine-abc.eu-central-1.es.amazonaws.com', Domain: { MasterRoleArn: `${ARN}master`, Members: { siem_loader: ofRole('Loader') } },
  });
});

test('without a master role, and on OpenSearch Serverless, nothing is set up', () => {
  siemTemplate((stack) => ({ domain: SiemDomain.fromDomain(existing(stack)) })).resourceCountIs(RESOURCE, 0);
  siemTemplate({ domain: SiemDomain.serverless() }).resourceCountIs(RESOURCE, 0);
});
