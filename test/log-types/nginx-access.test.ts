import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/nginx-access/nginx-access';

const time = '[12/Jun/2025:10:20:00 +0000]';

describe('nginx-access', () => {
  it('writes request, outcome and what came before proxies', () => {
    const raw = { request_method: 'GET', request_path: '/a.png?x=1', request_version: '1.1', response_status: '404', xff: '203.0.113.18' };
    const { doc } = applyLogic(logic, raw, { source: { ip: '10.0.0.9' } }, { logGroup: '/nginx/access' });
    expect(doc).toMatchObject({
      url: { path: '/a.png', query: 'x=1', extension: 'png', scheme: 'http' },
      event: { outcome: 'failure' },
      http: { request: { header: { x_forwarded_for: ['203.0.113.18'] } } },
      related: { ip: ['10.0.0.9', '203.0.113.18'] },
    });
    expect(doc).toHaveProperty('request_path', undefined);
  });

  it.each<[string, Fields]>([
    [`10.0.0.9 - - ${time} "GET /a HTTP/2.0" 200 10 "-" "curl/8.7.1"`, { authuser: undefined, request_path: '/a', request_version: '2.0', referer: undefined, useragent: 'curl/8.7.1', xff: undefined }],
    [`10.0.0.9 - - ${time} "GET /a HTTP/2.0" 200 - "http://a/" "-" "203.0.113.18, ::1" 0.1`, { response_body_bytes: undefined, referer: 'http://a/', useragent: '-', xff: '203.0.113.18, ::1' }],
    [`::1 - a [b] c ${time} "\\x16\\"" 400 0 "" "" "-"`, { authuser: 'a [b] c', request_method: undefined, request_raw: '\\x16\\"', referer: '', useragent: '', xff: undefined }],
    [`10.0.0.9 -  ${time} "-" 400 0 "-" "-"`, { authuser: '', request_raw: undefined }],
    [`10.0.0.9 - - ${time} "\\"GET /a?b="c" HTTP/2.0" 200 10 "http://a/?"x" "-"`, { request_method: '\\"GET', request_path: '/a?b="c"', referer: 'http://a/?"x' }],
    [`10.0.0.9 - x [1] ${time} "GET /a HTTP/1.1" 200 1 "-" "-"`, { authuser: 'x [1]', datetime: '12/Jun/2025:10:20:00 +0000' }],
  ])('reads %s', (line, expected) => {
    expect(readLine('nginx-access', line)).toMatchObject(expected);
  });

  it.each([`10.0.0.9 - ${'[a] '.repeat(20_000)}`, `10.0.0.9 - - ${time} "GET /${' HTTP/1'.repeat(20_000)}`, `10.0.0.9 - - ${time} "${'\\"'.repeat(20_000)}`])(
    'gives up a hostile line at once (%#)', (line) => {
      expect(readLine('nginx-access', line) === undefined).toBe(true);
    });
});
