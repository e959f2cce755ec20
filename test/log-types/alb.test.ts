import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/alb/alb';

describe('alb', () => {
  it('takes url.full out of the request line', () => {
    const { doc } = applyLogic(logic, { request: 'GET https://shop.example.com:443/a?b=c HTTP/2.0' }, { url: { path: '/a' } });
    expect(doc.url).toEqual({ path: '/a', full: 'https://shop.example.com:443/a?b=c' });
  });

  it('reads requests without method', () => {
    const { doc } = applyLogic(logic, { request: '- http://192.0.2.10:80- -' }, { url: { port: '80' } });
    expect(doc.url.full).toBe('http://192.0.2.10:80-');
  });

  it.each([[{ request: 'GET / HTTP/1.1' }, {}], [{ request: null }, { url: { path: '/' } }], [{}, {}]])('leaves %j as it is', (raw, doc) => {
    expect(applyLogic(logic, raw, structuredClone(doc)).doc).toEqual(doc);
  });
});
