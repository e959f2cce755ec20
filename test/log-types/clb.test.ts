import { logTypeOf, readLine } from './read-line';

const line = '2025-06-12T08:06:43.945958Z shop 198.51.100.61:2817 10.0.4.17:8080 0.000073 0.001048 0.000057 200 200 0 2911 '
  + '"GET http://shop.example.com:80/items?id=7 HTTP/1.1" "curl/8.7.1" - -';
const withRequest = (request: string) => line.replace(/"GET [^"]*"/, () => `"${request}"`);
const withAgent = (agent: string) => line.replace('"curl/8.7.1"', () => agent);

describe('log_pattern of clb', () => {
  it.each([
    ['GET http://shop.example.com:80/items?id=7 HTTP/1.1', { http_method: 'GET', http_path: '/items', http_query: 'id=7', http_version: '1.1' }],
    ['GET https://[2001:db8::1]:443/ HTTP/1.1', { http_host: '2001:db8::1', http_port: '443', http_path: '/' }],
    ['- - - ', { http_method: undefined, http_protocol: undefined, http_version: undefined }],
    ['- http://shop.example.com:80- -', { http_method: undefined, http_host: 'shop.example.com', http_path: undefined }],
    ['GET http://h:80/a "b" c?d="e" HTTP/1.1', { http_path: '/a "b" c', http_query: 'd="e"' }],
  ])('reads request "%s"', (request, expected) => {
    expect(readLine('clb', withRequest(request))).toMatchObject({ ...expected, request, useragent: 'curl/8.7.1', ssl_protocol: '-' });
  });

  it('does not let a user agent forge the fields after it', () => {
    expect(readLine('clb', withAgent('"x" RC4-MD5 SSLv3 "y"'))).toMatchObject({ useragent: 'x" RC4-MD5 SSLv3 "y', ssl_cipher: '-', ssl_protocol: '-' });
  });

  it.each([['-'], ['""']])('reads user agent %s', (agent) => {
    expect(readLine('clb', withAgent(agent))?.useragent || undefined).toBeUndefined();
  });

  it('reads a missing backend, and fields that it does not know', () => {
    expect(readLine('clb', line.replace('10.0.4.17:8080', '-'))).toMatchObject({ backend_ip: undefined, backend_port: undefined, elb_status_code: '200' });
    expect(readLine('clb', `${line} new 7`)).toMatchObject({ useragent: 'curl/8.7.1', ssl_cipher: '-', ssl_protocol: '-' });
  });

  // what backtracks more than a little doesn't end within the test's time
  it.each([
    [withRequest(`GET http://h:80/${' a/1"'.repeat(20_000)} x`)],
    [line.replace(/"GET.*/, () => `"GET http://h:80/ HTTP/1.1" "${'x"'.repeat(30_000)}`)],
    [line.replace(/"GET.*/, () => `"GET http://h:80/${'" "'.repeat(20_000)}`)],
    [line.replace(/"GET.*/, () => `"GET http://h:80/${' HTTP/1"'.repeat(10_000)}`)],
    ['1:'.repeat(30_000)],
  ])('gives up at once on hostile lines (%#)', (hostile) => {
    expect(readLine('clb', hostile) === undefined).toBe(true);
  });
});

describe('keys of load balancers', () => {
  const folder = 'AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2025/06/12/';
  const name = '123456789012_elasticloadbalancing_eu-central-1_app.web.1a2b3c4d5e6f7a8b_20250612T0810Z_203.0.113.7_5g7h1k3m.log.gz';

  it.each([
    ['alb', `${folder}${name}`],
    ['alb', `conn_log.123456789012/${folder}${name}`],
    ['alb-connection', `${folder}conn_log.${name}`],
    ['alb-connection', `logs/${folder}conn_log_${name}`],
    ['alb-health-check', `${folder}health_check_log_${name}`],
    ['clb', `${folder}123456789012_elasticloadbalancing_eu-central-1_shop_20250612T0810Z_203.0.113.4_3k9x0q2z.log`],
    ['nlb', `${folder}123456789012_elasticloadbalancing_eu-central-1_net.mail.8a7b6c5d4e3f2a1b_20250612T0805Z_7c2d91ab.log.gz`],
  ])('%s: %s', (logType, key) => {
    expect(logTypeOf(key)).toBe(logType);
  });
});
