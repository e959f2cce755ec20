import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/waf/waf';

const regional = 'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/shop/a1b2c3d4';
const header = (name: string, value: string) => ({ name, value });

describe('waf', () => {
  it('offers headers by their names', () => {
    const headers = [header('Host', 'shop.example.com'), header('User-Agent', 'curl/8'), header('Referer', 'https://example.org/')];
    const { doc } = applyLogic(logic, { httpRequest: { headers, httpVersion: 'HTTP/2.0' }, webaclId: regional }, { url: { path: '/' } });
    expect(doc.httpRequest.added).toEqual({ header: { host: 'shop.example.com', user_agent: 'curl/8', referer: 'https://example.org/' } });
    expect(doc.url).toEqual({ path: '/', domain: 'shop.example.com' });
    expect(doc.user_agent).toEqual({ original: 'curl/8' });
    expect(doc.http).toEqual({ request: { referrer: 'https://example.org/' }, version: '2.0' });
  });

  it('keeps credentials out of the headers by name', () => {
    const { doc } = applyLogic(logic, { httpRequest: { headers: [header('Authorization', 'Bearer EXAMPLE'), header('Accept', '*/*')] } });
    expect(doc.httpRequest.added.header).toEqual({ accept: '*/*' });
  });

  it('keeps the values of masked headers out of the whole document', () => {
    const httpRequest = { clientIp: '192.0.2.1', headers: [header('Authorization', 'Bearer "EXAMPLE"'), header('Cookie', 'a=1'), header('Accept', '*/*')] };
    const message = JSON.stringify({ httpRequest });
    const { doc } = applyLogic(logic, { httpRequest }, {}, { message, maskedHeaders: ['authorization', 'cookie'] });
    expect(doc.httpRequest).toEqual({
      clientIp: '192.0.2.1',
      headers: [header('Authorization', '***'), header('Cookie', '***'), header('Accept', '*/*')],
      header: { cookie: '***', accept: '*/*' },
    });
    expect(JSON.parse(doc['@message']).httpRequest.headers).toEqual(doc.httpRequest.headers);
    expect(httpRequest.headers[1].value).toBe('a=1');
  });

  it('drops a message in which a masked value is written in a way of its own', () => {
    const message = '{"httpRequest":{"headers":[{"name":"cookie","value":"\\u0061=1"}]}}';
    const { doc } = applyLogic(logic, JSON.parse(message), {}, { message, maskedHeaders: ['cookie'] });
    expect(doc['@message']).toBe('***');
  });

  it('gives the last of two headers of a name', () => {
    const { doc } = applyLogic(logic, { httpRequest: { headers: [header('X-A', '1'), header('x-a', '2')] } });
    expect(doc.httpRequest.added.header).toEqual({ x_a: '2' });
  });

  it('takes a header called __proto__ as a name like any other', () => {
    const { doc } = applyLogic(logic, { httpRequest: { headers: [header('__proto__', 'x')] } });
    expect(Object.entries(doc.httpRequest.added.header)).toEqual([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(doc.httpRequest.added.header)).toBe(Object.prototype);
  });

  it.each([
    [regional, { rule: { ruleset: 'shop' }, cloud: { region: 'eu-west-1', account: { id: '123456789012' } } }],
    [regional.replace('regional', 'global'), { rule: { ruleset: 'shop' }, cloud: { region: 'global', account: { id: '123456789012' } } }],
    ['a1b2c3d4-classic', { rule: { ruleset: 'a1b2c3d4-classic' }, cloud: { region: 'global' } }],
  ])('reads web ACL %s', (webaclId, expected) => {
    expect(applyLogic(logic, { httpRequest: { headers: [] }, webaclId }, { cloud: { region: 'global' } }).doc).toEqual(expected);
  });

  it('leaves records without a list of headers as they are', () => {
    expect(applyLogic(logic, { httpRequest: { clientIp: '192.0.2.1' }, webaclId: regional }, {}).doc).toEqual({});
  });
});
