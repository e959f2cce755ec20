import { readLine } from './read-line';

const line = 'tls 2.0 2025-06-12T08:04:11 net/edge/0123456789abcdef 1f2e3d4c5b6a7988 203.0.113.18:40022 10.0.4.17:443 5210 8 98 88123 - '
  + 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b - TLS_AES_128_GCM_SHA256 tlsv13 - www.example.com h2 h2 "h2","http/1.1" 2025-06-12T08:04:05';

describe('log_pattern of nlb', () => {
  it('reads every field', () => {
    expect(readLine('nlb', line)).toMatchObject({
      client_ip: '203.0.113.18',
      client_port: '40022',
      destination_ip: '10.0.4.17',
      connection_time: '5210',
      tls_handshake_time: '8',
      incoming_tls_alert: undefined,
      tls_named_group: undefined,
      domain_name: 'www.example.com',
      alpn_client_preference_list: '"h2","http/1.1"',
      tls_connection_creation_time: '2025-06-12T08:04:05',
    });
  });

  it('splits IPv6 addresses from ports', () => {
    expect(readLine('nlb', line.replace('203.0.113.18', '2001:db8::61'))).toMatchObject({ client_ip: '2001:db8::61', client_port: '40022' });
  });

  it('reads lines without the last field, with fields that it does not know, and without destination', () => {
    expect(readLine('nlb', line.replace(/ 2025-06-12T08:04:05$/, ''))).toMatchObject({ tls_connection_creation_time: undefined });
    expect(readLine('nlb', `${line} "new" 7`)).toMatchObject({ tls_connection_creation_time: '2025-06-12T08:04:05' });
    expect(readLine('nlb', line.replace('10.0.4.17:443 5210', '- -'))).toMatchObject({ destination_ip: undefined, destination_port: undefined });
  });

  // what backtracks more than a little doesn't end within the test's time
  it.each([[`${'1:'.repeat(30_000)} `], [`${line.slice(0, 60)}${'- '.repeat(30_000)}`], ['x '.repeat(30_000)]])('gives up at once on hostile lines (%#)', (hostile) => {
    expect(readLine('nlb', hostile) === undefined).toBe(true);
  });
});
