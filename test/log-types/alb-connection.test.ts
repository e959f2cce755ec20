import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import { logic } from '../../src/log-types/alb-connection/alb-connection';

const line = '2025-06-12T08:06:15.514108Z 198.51.100.61 36280 443 TLSv1.3 TLS_AES_128_GCM_SHA256 4.036 "CN=laptop,O=Example" '
  + 'NotBefore=2025-01-01T00:00:00Z;NotAfter=2026-01-01T00:00:00Z 00FE Success TID_0a1b';

describe('alb-connection', () => {
  it.each([
    ['Success', { outcome: 'success' }],
    ['Failed:ClientCertExpired', { outcome: 'failure', reason: 'ClientCertExpired' }],
    ['Failed', { outcome: 'failure' }],
    ['-', {}],
  ])('reads verification %s', (status, event) => {
    expect(applyLogic(logic, { tls_verify_status: status }, { event: {} }).doc.event).toEqual(event);
  });

  it.each([['TLSv1.3', { version_protocol: 'tls', version: '1.3' }], ['-', {}], [null, {}]])('reads protocol %j', (protocol, tls) => {
    expect(applyLogic(logic, { tls_protocol: protocol }, { tls: {} }).doc.tls).toEqual(tls);
  });

  it.each([['4.036', 4_036_000_000], ['-', undefined]])('takes %s seconds for a duration of %j ns', (latency, duration) => {
    expect(applyLogic(logic, { tls_handshake_latency: latency }).doc.event?.duration).toBe(duration);
  });

  it("takes the load balancer from the object's key", () => {
    const key = 'x/conn_log.123456789012_elasticloadbalancing_eu-central-1_app.web-shop.1a2b3c4d5e6f7a8b_20250612T0810Z_203.0.113.7_5g7h1k3m.log.gz';
    expect(applyLogic(logic, {}, {}, { key }).doc.elb).toBe('app/web-shop/1a2b3c4d5e6f7a8b');
    expect(applyLogic(logic, {}, {}, { key: 'other' }).doc).not.toHaveProperty('elb');
  });
});

describe('log_pattern of alb-connection', () => {
  it('reads every field, and those that it does not know', () => {
    const expected = { client_ip: '198.51.100.61', leaf_client_cert_subject: 'CN=laptop,O=Example', leaf_client_cert_not_after: '2026-01-01T00:00:00Z', conn_trace_id: 'TID_0a1b' };
    expect(readLine('alb-connection', line)).toMatchObject({ ...expected, tls_keyexchange: undefined });
    expect(readLine('alb-connection', `${line} x25519 "new" 7`)).toMatchObject({ ...expected, tls_keyexchange: 'x25519' });
  });

  it('does not let a subject forge the fields after it', () => {
    const forged = line.replace('CN=laptop', 'CN=x" NotBefore=2025-01-01T00:00:00Z;NotAfter=2099-01-01T00:00:00Z 00 Success').replace(/Success (TID.*)$/, 'Failed:ClientCertUntrusted $1');
    expect(readLine('alb-connection', forged)).toMatchObject({ leaf_client_cert_not_after: '2026-01-01T00:00:00Z', tls_verify_status: 'Failed:ClientCertUntrusted' });
  });

  it('reads connections without TLS', () => {
    expect(readLine('alb-connection', '2025-06-12T08:06:18.0Z 203.0.113.18 36283 80 - - - "-" - - -')).toMatchObject({ listener_port: '80', conn_trace_id: undefined });
  });

  // what backtracks more than a little doesn't end within the test's time
  it('gives up at once on hostile lines', () => {
    expect(readLine('alb-connection', `${line.slice(0, 90)}${'" -'.repeat(30_000)}`) === undefined).toBe(true);
  });
});
