import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { CollectionType, IndexRetention, SiemDomain } from '../../../src';
import { siemTemplate } from '../../support/synth/siem-template';

const TIERED = SiemDomain.managed({ warmNodes: 3, coldStorage: true });
const COLLECTION_ARN = 'arn:aws:aoss:eu-central-1:111122223333:collection/abc';
const days = Duration.days;

test('steps that follow each other, where the domain has a place for them, are taken', () => {
  const retention = { warmAfter: days(30), coldAfter: days(90), deleteAfter: days(365), rolloverSize: Size.gibibytes(90) };

  expect(() => siemTemplate({ domain: TIERED, retention })).not.toThrow();
});

describe('of a domain that exists', () => {
  const existing = (stack: Stack, masterRole?: iam.IRole) => SiemDomain.fromDomain(opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
    domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine', domainEndpoint: 'search-mine-abc.eu-central-1.es.amazonaws.com',
  }), { masterRole });

  test('it is not known what it has', () => {
    expect(() => siemTemplate((stack) => ({
      domain: existing(stack, new iam.Role(stack, 'Master', { assumedBy: new iam.AccountRootPrincipal() })),
      retention: { warmAfter: days(30), coldAfter: days(60) },
    }))).not.toThrow();
  });

  test('and is set up by others nothing is promised', () => {
    expect(() => siemTemplate((stack) => ({ domain: existing(stack), retention: { deleteAfter: days(60) } })))
      .toThrow(/^retention.deleteAfter: the SIEM may not set up the domain, which exists; give `masterRole` to SiemDomain.fromDomain/);
  });
});

test('a time series collection deletes its indices itself', () => {
  siemTemplate({ domain: SiemDomain.serverless(), retention: { deleteAfter: days(90) } }).hasResourceProperties(
    'AWS::OpenSearchServerless::LifecyclePolicy',
    {
      Type: 'retention',
      Policy: JSON.stringify({ Rules: [{ ResourceType: 'index', Resource: ['index/aes-siem/*'], MinIndexRetention: '90d' }] }),
    },
  );
});

const REFUSED: Array<[string, SiemDomain, IndexRetention, RegExp]> = [
  ['cold before warm', TIERED, { warmAfter: days(30), coldAfter: days(30) }, /^retention.coldAfter: 30 days are not after warmAfter, 30 days; give more than 30/],
  ['deletion before warm', TIERED, { warmAfter: days(30), deleteAfter: days(7) }, /^retention.deleteAfter: 7 days are not after warmAfter, 30 days/],
  ['deletion before cold', TIERED, { warmAfter: days(1), coldAfter: days(9), deleteAfter: days(8) }, /^retention.deleteAfter: 8 days are not after coldAfter/],
  ['cold without warm', TIERED, { coldAfter: days(30) }, /^retention.coldAfter: indices come to cold storage from the warm nodes; give `warmAfter` too/],
  ['a number of days that is a parameter', TIERED, { deleteAfter: days(Lazy.number({ produce: () => 9 })) }, /^retention.deleteAfter: it is only known at deployment/],
  ['no size', TIERED, { rolloverSize: Size.gibibytes(0) }, /^retention.rolloverSize: 0 MiB are no size of an index; give whole MiB/],
  ['a size of a few KiB', TIERED, { rolloverSize: Size.kibibytes(512) }, /^retention.rolloverSize: 0.5 MiB are no size of an index/],
  ['hours', TIERED, { deleteAfter: Duration.hours(36) }, /^retention.deleteAfter: 1 day 12 hours are no whole days; give one day or more/],
  ['warm without nodes', SiemDomain.managed(), { warmAfter: days(30) }, /^retention.warmAfter: the domain has no warm nodes; give `warmNodes`/],
  ['cold without storage', SiemDomain.managed({ warmNodes: 3 }), { coldAfter: days(30) }, /^retention.coldAfter: the domain has no cold storage; give `coldStorage`/],
  ['warm in a collection', SiemDomain.serverless(), { warmAfter: days(1) }, /^retention.warmAfter: OpenSearch Serverless has no such step; leave it out/],
  ['deletion in a search collection', SiemDomain.serverless({ type: CollectionType.SEARCH }), { deleteAfter: days(1) },
    /^retention.deleteAfter: a collection of type SEARCH keeps everything; take CollectionType.TIMESERIES/],
  ['deletion in a collection of others', SiemDomain.fromCollection({ endpoint: 'abc.eu-central-1.aoss.amazonaws.com', collectionArn: COLLECTION_ARN }),
    { deleteAfter: days(1) }, /^retention.deleteAfter: the collection is made elsewhere; give it a lifecycle policy/],
];

test.each(REFUSED)('%s is refused with what to do', (_, domain, retention, message) => {
  expect(() => siemTemplate({ domain, retention })).toThrow(message);
});
