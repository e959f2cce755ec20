import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CollectionType, ServerlessOptions, SiemDomain, SiemOnOpenSearch } from '../../../src';
import { siemStack, siemTemplate, vpcOf } from '../../support/synth/siem-template';

const COLLECTION = 'AWS::OpenSearchServerless::Collection';
const POLICY = 'AWS::OpenSearchServerless::SecurityPolicy';
const DATA = 'AWS::OpenSearchServerless::AccessPolicy';

const serverless = (options?: ServerlessOptions) => ({ domain: SiemDomain.serverless(options) });

/** A policy is JSON in a join of texts and references: the references as `<name>`. */
function policyOf(template: Template, type: string, kind: string): any {
  const [{ Properties }] = Object.values(template.findResources(type, { Properties: { Type: kind } }));
  if (typeof Properties.Policy === 'string') return JSON.parse(Properties.Policy);
  const parts = Properties.Policy['Fn::Join'][1] as Array<string | { 'Fn::GetAtt': string[] }>;
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${part['Fn::GetAtt'].join('.')}>`)).join(''));
}

describe('a collection', () => {
  const template = siemTemplate(serverless());
  const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
  const policies = Object.keys(template.findResources(POLICY));

  test('is a time series with a copy in another zone, made after its policies, and stays', () => {
    template.hasResource(COLLECTION, {
      DependsOn: Match.arrayWith(policies.sort()),
      DeletionPolicy: 'Retain',
      Properties: { Name: 'aes-siem', Type: 'TIMESERIES', StandbyReplicas: 'ENABLED' },
    });
    template.resourceCountIs('AWS::OpenSearchService::Domain', 0);
  });

  test('is encrypted with the key of the SIEM', () => {
    expect(policyOf(template, POLICY, 'encryption')).toEqual({
      Rules: [{ ResourceType: 'collection', Resource: ['collection/aes-siem'] }], AWSOwnedKey: false, KmsARN: `<${key}.Arn>`,
    });
  });

  test('lets the loader write log and metrics indices, and nobody else do anything', () => {
    expect(policyOf(template, DATA, 'data')).toEqual([{
      Description: expect.any(String),
      Rules: [{
        ResourceType: 'index',
        Resource: ['index/aes-siem/log-*', 'index/aes-siem/metrics-*'],
        Permission: ['aoss:CreateIndex', 'aoss:UpdateIndex', 'aoss:WriteDocument'],
      }],
      Principal: [expect.stringMatching(/^<SiemLoaderEsLoaderRole.*\.Arn>$/)],
    }]);
  });

  test('is the only one that the loader may reach, and the loader knows what it is', () => {
    const [collection] = Object.keys(template.findResources(COLLECTION));

    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([{ Action: 'aoss:APIAccessAll', Effect: 'Allow', Resource: { 'Fn::GetAtt': [collection, 'Arn'] } }]),
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'aes-siem-es-loader',
      Environment: {
        Variables: {
          AOSS_TYPE: 'TIMESERIES',
          ENDPOINT: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': [collection, 'CollectionEndpoint'] }] }] },
        },
      },
    });
    expect(JSON.stringify(template.toJSON())).not.toContain('es:ESHttp');
  });
});

test('people who are named may search everything, and sign in to Dashboards', () => {
  const template = siemTemplate((stack) => serverless({
    type: CollectionType.SEARCH, standbyReplicas: false, dataAccessPrincipals: [new iam.Role(stack, 'Analysts', { assumedBy: new iam.AccountRootPrincipal() })],
  }));
  const [, people] = policyOf(template, DATA, 'data');

  expect(people.Principal).toEqual([expect.stringMatching(/^<Analysts.*\.Arn>$/)]);
  expect(people.Rules.map(({ Permission }: { Permission: string[] }) => Permission))
    .toEqual([['aoss:DescribeIndex', 'aoss:ReadDocument'], ['aoss:DescribeCollectionItems']]);
  template.hasResourceProperties(COLLECTION, { Type: 'SEARCH', StandbyReplicas: 'DISABLED' });
  template.hasResourceProperties('AWS::IAM::Policy', {
    Roles: [{ Ref: Match.stringLikeRegexp('Analysts') }],
    PolicyDocument: { Statement: [Match.objectLike({ Action: 'aoss:APIAccessAll' }), Match.objectLike({ Action: 'aoss:DashboardsAccessAll' })] },
  });
});

test('the names of its parts fit with the longest prefix', () => {
  const namePrefix = `a${'b'.repeat(27)}`;
  const names = Object.values<any>(siemTemplate((stack) => ({ ...serverless(), namePrefix, vpc: vpcOf(stack, 3) })).toJSON().Resources)
    .filter(({ Type }) => Type.startsWith('AWS::OpenSearchServerless::')).map(({ Properties }) => Properties.Name);

  expect(names).toHaveLength(5);
  for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9-]{2,31}$/);
});

test('an endpoint that the VPC has is used, and none is made', () => {
  const template = siemTemplate((stack) => ({ ...serverless({ vpcEndpointId: 'vpce-050f79086ee71ac05' }), vpc: vpcOf(stack, 3) }));

  expect(policyOf(template, POLICY, 'network')).toEqual([expect.objectContaining({ AllowFromPublic: false, SourceVPCEs: ['vpce-050f79086ee71ac05'] })]);
  template.resourceCountIs('AWS::OpenSearchServerless::VpcEndpoint', 0);
});

test('a collection that exists is used and none is made', () => {
  const { stack, siem } = siemStack({
    domain: SiemDomain.fromCollection({
      endpoint: 'https://abc123.eu-central-1.aoss.amazonaws.com',
      type: CollectionType.SEARCH,
      collectionArn: 'arn:aws:aoss:eu-central-1:111122223333:collection/abc123',
    }),
  });

  expect(siem.endpoint).toBe('abc123.eu-central-1.aoss.amazonaws.com');
  Template.fromStack(stack).resourceCountIs(COLLECTION, 0);
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { ENDPOINT: 'abc123.eu-central-1.aoss.amazonaws.com', AOSS_TYPE: 'SEARCH' } },
  });
});

test('who asks for the domain is told that there is none', () => {
  expect(() => siemStack(serverless()).siem.domain).toThrow(/^domain: documents go to a collection of OpenSearch Serverless; take `endpoint`/);
});

test.each([
  [{ endpoint: '' }, /^endpoint: '' is no endpoint of a collection; give one like abc123/],
  [{ collectionArn: 'arn:aws:es:eu-central-1:111122223333:domain/x' }, /^collectionArn: 'arn:aws:es:.*' is no ARN of that kind; give one like arn:aws:aoss:/],
])('a collection that exists is not known by %j', (wrong, message) => {
  const right = { endpoint: 'abc123.eu-central-1.aoss.amazonaws.com', collectionArn: 'arn:aws:aoss:eu-central-1:111122223333:collection/abc123' };

  expect(() => siemTemplate({ domain: SiemDomain.fromCollection({ ...right, ...wrong }) })).toThrow(message);
});

test('more than a collection can is refused', () => {
  expect(() => siemTemplate({ ...serverless(), retention: { deleteAfter: Duration.days(4000) } }))
    .toThrow(/^retention.deleteAfter: 4000 days is out of range; give a whole number from 1 to 3650 days/);
  expect(() => siemTemplate((stack) => ({ ...serverless({ vpcEndpointId: 'endpoint' }), vpc: vpcOf(stack, 3) })))
    .toThrow(/^vpcEndpointId: 'endpoint' is no id of an endpoint/);
});

test('what needs a network, or a region that has the service, is refused without', () => {
  const inChina = () => new SiemOnOpenSearch(new Stack(new App(), 'Stack', { env: { region: 'cn-north-1' } }), 'Siem', serverless());

  expect(() => siemTemplate(serverless({ vpcEndpointId: 'vpce-1' }))).toThrow(/^vpcEndpointId: the SIEM is in no network; give `vpc`/);
  expect(inChina).toThrow(/^domain: OpenSearch Serverless is not offered in cn-north-1; take SiemDomain.managed/);
});
