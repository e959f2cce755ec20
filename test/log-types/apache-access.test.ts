import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/apache-access/apache-access';

const raw = { request_method: 'GET', request_path: '/a/b.png?x=1', request_version: '1.1', request_raw: null, response_status: '200', xff: null, remotehost: '10.0.0.9' };
const mapped = () => ({ source: { ip: '10.0.0.9' }, http: { request: { method: 'GET' }, version: '1.1' }, url: { original: '/a/b.png?x=1' } });

describe('apache-access', () => {
  it('takes the request path apart', () => {
    expect(applyLogic(logic, raw, mapped()).doc.url).toEqual({ original: '/a/b.png?x=1', path: '/a/b.png', query: 'x=1', extension: 'png' });
  });

  it.each([['200', 'success'], ['399', 'success'], ['400', 'failure'], ['503', 'failure'], [null, 'unknown']])('gives status %s the outcome %s', (response_status, outcome) => {
    expect(applyLogic(logic, { ...raw, response_status }, mapped()).doc.event.outcome).toBe(outcome);
  });

  it.each([['/ec2/apache/ssl_access_log', 'https'], ['/ec2/apache/access_log', 'http'], ['/other', undefined]])('knows the scheme of log group %s', (logGroup, scheme) => {
    expect(applyLogic(logic, raw, mapped(), { logGroup }).doc.url.scheme).toBe(scheme);
  });

  it('lists the addresses of X-Forwarded-For and all related ones', () => {
    const { doc } = applyLogic(logic, { ...raw, xff: '203.0.113.18, unknown, 198.51.100.7:80, 2001:db8::1' }, mapped());
    expect(doc.http).toEqual({ request: { method: 'GET', header: { x_forwarded_for: ['203.0.113.18', '2001:db8::1'] } }, version: '1.1' });
    expect(doc.related.ip).toEqual(['10.0.0.9', '2001:db8::1', '203.0.113.18']);
  });

  it('names instance and site', () => {
    const { doc } = applyLogic(logic, raw, mapped(), { logStream: 'i-0123456789abcdef0', key: 'Apache/Access/web-site-name=www/x.gz' });
    expect(doc).toMatchObject({ cloud: { instance: { id: 'i-0123456789abcdef0' } }, related: { hosts: 'i-0123456789abcdef0' }, service: { name: 'www' } });
  });

  it('removes what the pattern captured', () => {
    const { doc } = applyLogic(logic, raw, mapped());
    for (const field of Object.keys(raw)) {
      expect(doc).toHaveProperty(field, undefined);
    }
  });

  it('keeps a line without split request under its raw text', () => {
    const { doc } = applyLogic(logic, { ...raw, request_method: null, request_path: null, request_version: null, request_raw: '\\x16\\x03' }, { source: { ip: '10.0.0.9' } });
    expect(doc.url.original).toBe('\\x16\\x03');
  });
});
