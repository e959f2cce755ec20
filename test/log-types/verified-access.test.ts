import { applyLogic } from './apply-logic';
import { logTypeOf } from './read-line';
import { logic } from '../../src/log-types/verified-access/verified-access';

const apply = (raw: object) => applyLogic(logic, { ...raw }).doc;

describe('verified-access', () => {
  it.each([['Success', 'success'], ['Failure', 'failure'], [undefined, 'unknown']])('gives status %s the outcome %s', (status, outcome) => {
    expect(apply({ status }).event.outcome).toBe(outcome);
  });

  it.each(['actor', 'identity'])('tells what the policies decided (%s)', (field) => {
    expect(apply({ [field]: { authorizations: [{ decision: 'Deny' }] } }).event.type).toEqual(['denied']);
    expect(apply({ [field]: { authorizations: [{ decision: 'Allow' }] } }).event.type).toEqual(['allowed']);
  });

  it('takes duration and version of HTTP', () => {
    const doc = apply({ duration: '0.004', http_request: { version: 'HTTP/1.1' } });
    expect(doc.event.duration).toBe(4_000_000);
    expect(doc.http).toEqual({ version: '1.1' });
  });

  it.each([[{}], [{ duration: 'n/a', http_request: null, actor: 'none' }], [{ http_request: { version: '2' }, actor: { authorizations: [null] } }]])('reads no more than there is in %j', (raw) => {
    expect(apply(raw)).toEqual({ event: { outcome: 'unknown' } });
  });

  it.each([
    ['AWSLogs/123456789012/verified-access/eu-central-1/2025/06/12/x.log.gz', 'verified-access'],
    ['p/AWSLogs/123456789012/VerifiedAccess/eu-central-1/2025/06/12/x.log.gz', 'verified-access'],
    ['logs/2025/123456789012_verifiedaccess_eu-central-1_x.log.gz', 'verified-access'],
    ['docs/verified-access.txt', undefined],
  ])('knows %s', (key, logType) => {
    expect(logTypeOf(key)).toBe(logType);
  });
});
