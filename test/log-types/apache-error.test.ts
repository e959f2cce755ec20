import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/apache-error/apache-error';

const apply = (raw: Fields, doc: Fields = {}) => applyLogic(logic, raw, doc).doc;

describe('apache-error', () => {
  it.each([['info', 'info'], ['emerg', 'error'], ['alert', 'error'], ['crit', 'error'], ['error', 'error'], ['warn', 'error']])('gives level %s the type %s', (log_level, type) => {
    expect(apply({ log_level }).event).toEqual({ type });
  });

  it.each(['notice', 'debug', undefined])('gives level %s no type', (log_level) => {
    expect(apply({ log_level })).not.toHaveProperty('event');
  });

  it('finds the referrer in the message', () => {
    expect(apply({ message: 'not found: /a, referer: https://example.com/?b=c d' }).http).toEqual({ request: { referrer: 'https://example.com/?b=c d' } });
  });

  it('removes what the pattern captured', () => {
    expect(apply({ message: 'x', pid: '1' })).toMatchObject({ message: undefined, pid: undefined, module: undefined });
  });

  it.each([
    ['2001:db8:', '66', { address: '2001:db8::66', ip: '2001:db8::66', port: undefined }],
    ['2001:db8::66', '40100', {}],
    ['203.0.113.66', '40100', {}],
    ['zzz', '1', {}],
  ])('puts an address that was split at %s together again', (client_ip, client_port, source) => {
    expect(apply({ client_ip, client_port }).source ?? {}).toEqual(source);
  });

  const line = (rest: string) => readLine('apache-error', `[Thu Jun 12 10:20:00.203277 2025] ${rest}`);
  it.each<[string, Fields]>([
    ['[core:error] [pid 7:tid 8] [client 203.0.113.66:40100] AH00126: x: y', { module: 'core', log_level: 'error', pid: '7', tid: '8', client_ip: '203.0.113.66', client_port: '40100', message_code: 'AH00126', message: 'x: y' }],
    ['[error] [client 203.0.113.66] x', { module: undefined, log_level: 'error', pid: undefined, client_ip: '203.0.113.66', client_port: undefined, message: 'x' }],
    ['[ssl:info] [pid 7] (70014)End of file found: [client ::1:2] AH1: x', { debug_message: '(70014)End of file found', client_ip: '::1', client_port: '2', message_code: 'AH1' }],
    ['[mpm:notice] [pid 7] AH00489: x', { debug_message: 'AH00489', message_code: undefined, message: 'x' }],
    ['[mpm:notice] x', { message: 'x' }],
  ])('reads "%s"', (rest, expected) => {
    expect(line(rest)).toMatchObject(expected);
  });

  it('reads a hostile line at once', () => {
    expect(line(`[core:error] [client ${'1:'.repeat(50_000)}`)?.client_ip).toBeUndefined();
  });
});
