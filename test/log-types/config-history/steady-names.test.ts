import { FloatLiteral } from '../../../src/loader/types';
import { withSteadyNames } from '../../../src/log-types/config-history/steady-names';

const steady = (configuration: unknown) => withSteadyNames({ configuration }).configuration;

describe('names that are text here and object there', () => {
  it.each([
    ['the id of an owner', { owner: { id: '1', displayName: 'a' } }, { owner: { displayName: 'a' }, owner_id: '1' }],
    ['code and name of a state', { state: { code: 16, name: 'running', x: 1 } }, { state: { x: 1 }, state_code: 16, state_name: 'running' }],
    ['a state reason', { stateReason: 'm', stateReasonCode: 'c' }, { stateReason: { message: 'm', code: 'c' } }],
    ['security groups', { securityGroups: ['sg-1', { groupId: 'sg-2' }] }, { securityGroups: [{ groupId: 'sg-1' }, { groupId: 'sg-2' }] }],
    ['availability zones', { availabilityZones: ['a'] }, { availabilityZones: [{ zoneName: 'a' }] }],
    ['subnets', { subnets: ['s'] }, { subnets: [{ subnetIdentifier: 's' }] }],
    ['an endpoint', { endpoint: 'e' }, { endpoint: { address: 'e' } }],
    ['an instance profile', { iamInstanceProfile: 'p' }, { iamInstanceProfile: { arn: 'p' } }],
    ['message and code of a status', { status: { code: 'active', message: 'm' } }, { status: 'active', status_message: 'm' }],
    ['a status with a message only', { status: { message: 'm', since: 1 } }, { status: { since: 1 }, status_message: 'm' }],
  ])('%s', (_name, configuration, expected) => {
    expect(steady(configuration)).toEqual(expected);
  });

  it('writes the statements of rules as JSON text, in ASCII, numbers digit for digit', () => {
    const rules = [{ statement: { a: ['ü😀', null, true], n: 12345678901234567890n, f: new FloatLiteral(1) } }, { statement: 'x' }, 'y', {}];
    expect(steady({ rules })).toEqual({
      rules: [{ statement: '{"a": ["\\u00fc\\ud83d\\ude00", null, true], "n": 12345678901234567890, "f": 1.0}' }, { statement: '"x"' }, 'y', {}],
    });
  });

  it.each([
    [{ owner: 'a', state: 'running', status: 'ok', endpoint: { address: 'e' }, stateReason: { code: 'c' }, rules: [{ statement: 'x' }] }],
    [{ owner: null, securityGroups: [], subnets: 'subnet-1', availabilityZones: null, iamInstanceProfile: 7, rules: [null] }],
    [{ status: { code: 'active' } }],
    [null], ['text'], [['list']],
  ])('leaves %j as it is', (configuration) => {
    expect(steady(configuration)).toBe(configuration);
  });

  it('makes no path of the point in a tag of Amazon FSx', () => {
    expect(withSteadyNames({ tags: { 'AmazonFSx.FileSystemId': 'fs-1', 'Name': 'n' } }).tags).toEqual({ Name: 'n', AmazonFSx_FileSystemId: 'fs-1' });
  });
});
