import { connectionTailOf } from '../../../src/log-types/nginx-error/connection-tail';

const read = (tail: string) => connectionTailOf(`open() "/a" failed (2: No such file)${tail}`);
const client = '203.0.113.66';

describe('connectionTailOf', () => {
  it.each([
    [', client: 203.0.113.66, server: 0.0.0.0:443', { client, request: undefined, host: undefined, referrer: undefined }],
    [', client: 203.0.113.66, server: , request: "GET / HTTP/1.1"', { client, request: { method: 'GET', path: '/', version: '1.1' } }],
    [', client: 203.0.113.66, server: _, request: "\\x16\\x03", host: "h"', { client, request: { raw: '\\x16\\x03' }, host: 'h' }],
    [', client: ::1, server: _, request: "GET /a HTTP/2.0", subrequest: "/b", upstream: "http://c/b", host: "h", referrer: "r"', { client: '::1', host: 'h', referrer: 'r' }],
    [', client: 203.0.113.66, server: _, request: "GET /"a b" HTTP/1.1", host: "h"', { client, request: { method: 'GET', path: '/"a b"', version: '1.1' }, host: 'h' }],
    [', client: 203.0.113.66, server: _, host: ""\n', { client, host: '' }],
  ])('reads "%s"', (tail, expected) => {
    expect(read(tail)).toMatchObject(expected);
  });

  it.each([
    '', ', client: 203.0.113.66', ', client: unix:, server: _', ', client: 203.0.113.66, server: _, request: "GET / HTTP/1.1', ', client: 203.0.113.66, server: _, other: "x"',
    ', client: 203.0.113.66, server: _, host: "',
  ])('finds none in "%s"', (tail) => {
    expect(read(tail)).toBeUndefined();
  });

  it('does not believe a client that is part of a referrer', () => {
    expect(read(', client: 203.0.113.66, server: _, request: "GET / HTTP/1.1", referrer: "x, client: 192.0.2.1, server: y, request: "GET / HTTP/1.1"')).toMatchObject({
      client, referrer: 'x, client: 192.0.2.1, server: y, request: "GET / HTTP/1.1',
    });
  });

  it('goes on to the end when a file is named like one', () => {
    expect(connectionTailOf('open() "/x, client: 192.0.2.1, server: y" failed, client: 203.0.113.66, server: _')).toMatchObject({ client });
  });

  it.each([', client: 1, server: ', ', client: 1, server: x, request: "'])('reads a hostile message of "%s" at once', (text) => {
    expect(connectionTailOf(`${text.repeat(20_000)} `)?.host).toBeUndefined();
  });
});
