import { httpOf, urlOf } from '../../../src/log-types/shared/request-line';

const url = (path: string, method = 'GET') => {
  const { original, ...parts } = urlOf({ method, path, version: '1.1' });
  expect(original).toBe(path);
  return parts;
};

describe('urlOf', () => {
  it.each([
    ['/', { path: '/' }],
    ['/a/b.tar.gz?x=1?y', { path: '/a/b.tar.gz', query: 'x=1?y', extension: 'gz' }],
    ['/a?', { path: '/a', query: '' }],
    ['/a.b/c', { path: '/a.b/c' }],
    ['/x.\\..\\y', { path: '/x.\\..\\y' }],
    ['/%E6%97%A5', { path: '/日' }],
    ['/a%252Fb', { path: '/a/b' }],
    ['/bad%FF', { path: '/bad%FF' }],
    ['/100%', { path: '/100%' }],
    ['/a#top', { path: '/a', fragment: 'top' }],
    ['/a#b#c', { path: '/a#b#c' }],
    ['/a#b&c', { path: '/a#b&c' }],
    ['http://h.example.com/p', { domain: 'h.example.com', path: '/p' }],
    ['https://h.example.com:8443/p/q', { domain: 'h.example.com', port: '8443', path: '/p/q' }],
    ['http://[2001:db8::1]:80/p', { path: '/p' }],
    ['http://h', { domain: 'h', path: '/h' }],
  ])('takes %s apart', (path, expected) => {
    expect(url(path)).toEqual(expected);
  });

  it.each([['CONNECT', { domain: 'mail.example.net', port: '25', path: '' }], ['GET', { path: 'mail.example.net:25', extension: 'net:25' }]])('reads host:port of %s', (method, expected) => {
    expect(url('mail.example.net:25', method)).toEqual(expected);
  });

  it('keeps a request that could not be split as it is', () => {
    expect(urlOf({ raw: '\\x16\\x03' })).toEqual({ original: '\\x16\\x03', path: '' });
  });

  it('has no original for half a request', () => {
    expect(urlOf({ path: '/a' }).original).toBeUndefined();
  });

  it('makes a new object for each call', () => {
    expect(urlOf({ path: '/a' })).not.toBe(urlOf({ path: '/a' }));
  });
});

describe('httpOf', () => {
  it('has what the line says', () => {
    expect(httpOf({ method: 'GET', version: '1.1' })).toEqual({ version: '1.1', request: { method: 'GET' } });
    expect(httpOf({ raw: 'x' })).toEqual({});
  });
});
