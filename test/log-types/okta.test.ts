import { applyLogic } from './apply-logic';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/okta/okta';

const client = { device: 'Computer', ipAddress: '203.0.113.18', userAgent: { rawUserAgent: 'curl' }, id: null, zone: 'a', geographicalContext: null };
const apply = (raw: Fields, doc: Fields = {}) => applyLogic(logic, raw, { ...(raw.client === undefined ? {} : { client: { ...raw.client, ip: '203.0.113.18' } }), ...doc }).doc;

describe('okta', () => {
  it.each([['SUCCESS', 'success'], ['ALLOW', 'success'], ['Failure', 'failure'], ['DENY', 'failure'], ['SKIPPED', 'unknown']])('gives the result %s the outcome %s', (result, outcome) => {
    expect(apply({ outcome: { result } }).event).toEqual({ outcome });
  });

  it.each([undefined, null, {}, { result: null }])('has no outcome of %j', (outcome) => {
    expect(apply({ outcome })).not.toHaveProperty('event');
  });

  it('names the user who acts', () => {
    const user = { full_name: 'Maria', id: '00u1' };
    expect(apply({ actor: { type: 'User', alternateId: 'm@x@example.com', displayName: 'Maria', id: '00u1' } }, { source: { ip: '203.0.113.18' } })).toMatchObject({
      user: { name: 'm@x', domain: 'example.com', email: 'm@x@example.com' }, client: { user }, source: { ip: '203.0.113.18', user }, related: { user: 'Maria' },
    });
  });

  it.each([{ type: 'User', alternateId: 'unknown' }, { type: 'SystemPrincipal', alternateId: 'system@okta.com' }])('names no user of %j', (actor) => {
    expect(apply({ actor })).not.toHaveProperty('user');
  });

  it('moves its fields below okta, with names in snake case', () => {
    const doc = apply({ eventType: 'user.session.start', uuid: 'aB-1', debugContext: { debugData: { requestUri: '/aB', list: [{ aB: 1 }] } }, request: {}, version: '' });
    expect(doc.okta).toEqual({ event_type: 'user.session.start', uuid: 'a_b-1', debug_context: { debug_data: { request_uri: '/aB', list: [{ aB: 1 }] } } });
    expect(doc).toHaveProperty('eventType', undefined);
    expect(doc).not.toHaveProperty('request');
  });

  it('moves a whole client', () => {
    const doc = apply({ client, target: [{ id: '1', detailEntry: null }] });
    expect(doc.okta).toEqual({
      client: { device: 'Computer', ip: '203.0.113.18', user_agent: { raw_user_agent: 'curl' }, id: null, zone: 'a' }, target: [[{ id: '1', detailEntry: null }]],
    });
    expect(doc.client).toEqual({ ip: '203.0.113.18' });
    expect(doc).toHaveProperty('target', undefined);
  });

  it('makes an object of a user agent that is text', () => {
    expect(apply({ client: { ...client, userAgent: 'curl' } }).okta.client.user_agent).toEqual({ raw_user_agent: 'curl' });
  });

  it('changes nothing in the record', () => {
    const raw = { client: structuredClone(client), target: [{ type: 'AppInstance' }] };
    applyLogic(logic, raw, { client: raw.client });
    expect(raw).toEqual({ client, target: [{ type: 'AppInstance' }] });
  });

  it.each<[string, Fields]>([
    ['device', { rawUserAgent: 'curl' }], ['ipAddress', { rawUserAgent: 'curl' }], ['id', { raw_user_agent: 'curl' }], ['zone', { raw_user_agent: 'curl' }],
  ])('leaves a client without %s where it is', (member, userAgent) => {
    const { [member]: _, ...rest } = client as Fields;
    const doc = apply({ client: rest, target: [{ id: '1', detailEntry: null }] });
    expect(doc.client).toEqual({ ...rest, userAgent, ip: '203.0.113.18' });
    expect(doc.okta).toEqual({ target: [[{ id: '1' }]] });
    expect(doc).not.toHaveProperty('target');
  });

  it('leaves the targets where they are when the client has no place', () => {
    const { geographicalContext: _, ...rest } = client;
    const doc = apply({ client: rest, target: [{ id: '1' }] });
    expect(doc.client).toEqual({ ip: '203.0.113.18' });
    expect(doc).not.toHaveProperty('target');
  });

  it('has only the names of an application', () => {
    const target = [{ type: 'AppInstance', alternateId: 'a', displayName: 'A' }, { type: 'AppInstance', alternateId: 'b', displayName: 'B' }, { type: 'AppUser' }];
    expect(apply({ target }).okta.target).toEqual({ app_name: { alternate_id: 'b', display_name: 'B' } });
  });
});
