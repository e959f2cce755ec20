import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/nginx-error/nginx-error';

const apply = (message: string, connection_id: string | null = null) => applyLogic(logic, { message, connection_id, severity: 'error' }, { error: { message } }).doc;
const CLIENT = 'x, client: 203.0.113.66, server: localhost';

describe('nginx-error', () => {
  it('writes client, request and host', () => {
    expect(apply(`${CLIENT}, request: "GET /a?b=c HTTP/1.1", host: "shop.example.com", referrer: "https://example.com/"`)).toMatchObject({
      source: { ip: '203.0.113.66', address: '203.0.113.66' },
      related: { ip: '203.0.113.66' },
      url: { original: '/a?b=c', path: '/a', query: 'b=c', domain: 'shop.example.com' },
      http: { version: '1.1', request: { method: 'GET', referrer: 'https://example.com/' } },
    });
  });

  it('writes a host with a port where it has always been', () => {
    const doc = apply(`${CLIENT}, request: "GET / HTTP/1.1", host: "a:8080"`);
    expect([doc.domain, doc.port, doc.url.domain]).toEqual(['a', '8080', undefined]);
  });

  it('does not take an IPv6 host apart', () => {
    expect(apply(`${CLIENT}, host: "[::1]:80"`).url.domain).toBe('[::1]:80');
  });

  it('keeps a request that is none', () => {
    const doc = apply(`${CLIENT}, request: "\\x16"`);
    expect([doc.url.original, doc.http, doc.source.ip]).toEqual(['\\x16', {}, '203.0.113.66']);
  });

  it('leaves a line as it was captured when it has a referrer but no method', () => {
    const message = `${CLIENT}, request: "POST https://a/", referrer: "b"`;
    expect(apply(message)).toEqual({ error: { message } });
  });

  it('names the connection and removes what the pattern captured', () => {
    expect(apply('x', '17')).toEqual({ error: { message: 'x' }, nginx: { error: { connection_id: '17' } } });
    expect(apply('x')).toHaveProperty('severity', undefined);
  });
});
