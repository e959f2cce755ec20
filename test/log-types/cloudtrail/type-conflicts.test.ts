import { repairRequest, repairResponse } from '../../../src/log-types/cloudtrail/type-conflicts';

const request = (source: string, parameters: object) => {
  const copy = structuredClone(parameters);
  return { changed: repairRequest(copy as never, source && `${source}.amazonaws.com`), parameters: copy };
};
const response = (source: string, elements: object) => {
  const copy = structuredClone(elements);
  return { changed: repairResponse(copy as never, source && `${source}.amazonaws.com`), elements: copy };
};

describe('repairRequest', () => {
  it.each([
    ['any', { tags: 'owner=me' }, { tags: { value: 'owner=me' } }],
    ['any', { tags: [] }, { tags: {} }],
    ['any', { tags: ['a', 'b'] }, { tags: { value: ['a', 'b'] } }],
    ['any', { tags: [{ key: 'a' }] }, { tags: [{ key: 'a' }] }],
    ['any', { tags: null }, { tags: { value: 'None' } }],
    ['any', { tags: [1, true] }, { tags: { value: '[1, True]' } }],
    ['any', { disableApiTermination: { value: true }, disableApiStop: { value: false } }, { disableApiTermination: true, disableApiStop: false }],
    ['glue', { configuration: '{}' }, { configuration: { text: '{}' } }],
    ['ecs', { command: 'ls' }, { command: { command: 'ls' } }],
    ['ssm', { parameters: 'HIDDEN' }, { parameters: { value: 'HIDDEN' } }],
    ['sqlworkbench', { parameters: 'HIDDEN' }, { parameters: { value: 'HIDDEN' } }],
    ['cloud9', { settings: 'x' }, { settings: { value: 'x' } }],
    ['inspector2', { accountIds: [{ id: '1' }] }, { accountIds: "[{'id': '1'}]" }],
    ['codeguru-security', { resourceId: 'x' }, { resourceId: "'x'" }],
    ['dynamodb', { items: ['a'] }, { items: { value: ['a'] } }],
    ['s3', { ReplicationConfiguration: { Rule: [{ Filter: { Prefix: '' } }, {}] } }, { ReplicationConfiguration: { Rule: [{ Filter: "{'Prefix': ''}" }, {}] } }],
  ])('of %s brings %j to one type', (source, parameters, expected) => {
    expect(request(source, parameters)).toEqual({ changed: true, parameters: expected });
  });

  it.each([
    ['ec2', { parameters: 'x', settings: 'y', items: [1] }],
    ['ssm', { parameters: { a: ['b'] } }],
    ['ssm', { parameters: '' }],
    ['inspector2', { accountIds: ['123456789012'] }],
    ['s3', { ReplicationConfiguration: { Rule: { Filter: {} } } }],
    ['s3', { ReplicationConfiguration: { Rule: [{ Filter: null }, { Filter: {} }, { Filter: '' }] } }],
    ['', { settings: 'x', items: 'y', parameters: 'z', resourceId: 'r' }],
    ['any', { disableApiTermination: { attribute: 'x' }, disableApiStop: true }],
  ])('of %s leaves %j alone', (source, parameters) => {
    expect(request(source, parameters)).toEqual({ changed: false, parameters });
  });
});

describe('repairResponse', () => {
  it.each([
    ['any', { credentials: 'arn:aws-cn:iam::1:role/x' }, { credentials: { iam: 'arn:aws-cn:iam::1:role/x' } }],
    ['any', { credentials: 'token' }, { credentials: { value: 'token' } }],
    ['any', { policy: '{}', status: 'CREATED' }, { policy: { value: '{}' }, status: { status: 'CREATED' } }],
    ['cognito-idp', { session: 's' }, { session: { value: 's' } }],
    ['redshift-data', { database: 'd' }, { database: { name: 'd' } }],
    ['athena', { tableMetadata: { parameters: { 'projection.part_date.interval.unit': 'DAYS' } } },
      { tableMetadata: { parameters: { 'projection.part_date.interval_unit': 'DAYS' } } }],
    ['athena', { tableMetadataList: [{ parameters: { 'projection.date.interval.unit': 'DAYS' } }, {}] },
      { tableMetadataList: [{ parameters: { 'projection.date.interval_unit': 'DAYS' } }, {}] }],
  ])('of %s brings %j to one type', (source, elements, expected) => {
    expect(response(source, elements)).toEqual({ changed: true, elements: expected });
  });

  it.each([['rds', { session: 's', database: 'd', credentials: { a: 1 }, status: { a: 1 } }], ['', { session: 's', database: 'd' }], ['athena', { tableMetadata: null }]])('of %s leaves %j alone', (source, elements) => {
    expect(response(source, elements)).toEqual({ changed: false, elements });
  });
});
