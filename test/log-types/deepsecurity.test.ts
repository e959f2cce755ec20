import { applyLogic } from './apply-logic';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/deepsecurity/deepsecurity';
import { builtInCatalogue } from '../support/log-type-samples';

const HEADER = 'CEF:0|Trend Micro|Deep Security Agent|20.0|100|Name|6|';
const apply = (extension: string, more: Fields = {}) => {
  const raw = { message: HEADER + extension, ...more };
  return applyLogic(logic, raw, { ...raw }).doc;
};

describe('deepsecurity', () => {
  it('reads the header', () => {
    expect(apply('')).toMatchObject({ agent: { name: 'Trend Micro Deep Security Agent 20.0' }, rule: { name: '100 Name' }, event: { severity: '6' } });
  });

  it('gives fields of the extension their ECS names', () => {
    const doc = apply('src=203.0.113.66 spt=1 dst=10.0.3.17 out=5 proto=TCP cs1=C cn1=17 cnt=2 act=IDS:Reset fname=/a suser=me end=x', { fluent_hostname: 'log-1' });
    expect(doc).toMatchObject({
      source: { ip: '203.0.113.66', port: '1' },
      destination: { ip: '10.0.3.17', bytes: '5' },
      network: { transport: 'TCP' },
      rule: { category: 'C' },
      host: { id: '17' },
      event: { count: '2', action: 'DetectOnly:NotReset' },
      file: { path: '/a' },
      server: { name: 'log-1' },
      suser: 'me',
    });
    expect(doc).not.toHaveProperty('src');
    expect(doc).toHaveProperty('fluent_hostname', undefined);
  });

  it('takes no text for an address, but keeps it', () => {
    const doc = apply('src=unknown a=1', { dst: 'shop' });
    expect(doc).toMatchObject({ src: 'unknown', dst: 'shop' });
    expect(doc).not.toHaveProperty('source');
    expect(doc).not.toHaveProperty('destination');
  });

  it.each([['msg=say "x" y', 'DROPPED'], ['msg=x', 'x']])('writes %s as %s', (extension, original) => {
    expect(apply(extension).event.original).toBe(original);
  });

  it.each([['dvc=10.0.0.1 a=1', { ip: '10.0.0.1' }], ['src=203.0.113.66 spt=1 dvc=10.0.0.1 a=1', { ip: '10.0.0.1' }], ['src=203.0.113.66 dvc=x a=1', { ip: '203.0.113.66' }]])(
    'takes the device for the source in %s', (extension, source) => {
      expect(apply(extension).source).toEqual(source);
    });

  it('reads packets without their cookies', () => {
    const packet = Buffer.from('GET / HTTP/1.1\r\nCOOKIE: a\r\nX-Forwarded-For: 198.51.100.24\r\n').toString('base64').replaceAll('=', '\\=');
    const doc = apply(`src=10.0.0.9 TrendMicroDsPacketData=${packet} a=1`);
    expect(doc.TrendMicroDsPacketData).toBe('GET / HTTP/1.1\r\nX-Forwarded-For: 198.51.100.24\r\n');
    expect(doc.source.ip).toBe('198.51.100.24');
  });

  it('leaves out whose installation it is', () => {
    expect(Object.keys(apply('TrendMicroDsTenant=Primary TrendMicroDsTenantId=0 a=1')).sort()).toEqual(['a', 'agent', 'event', 'message', 'rule']);
  });

  it('lets no field of the extension replace another', () => {
    const doc = apply('message=x @id=1 __proto__=x a.b=1 rule=x tag=forged z=1', { tag: 'ips' });
    expect(doc).toMatchObject({ tag: 'ips', rule: { name: '100 Name' } });
    expect(Object.keys(doc).sort()).toEqual(['agent', 'event', 'message', 'rule', 'tag', 'z']);
  });

  it.each(['CEF:0|a|b', undefined, 7])('leaves the message %p alone', (message) => {
    expect(applyLogic(logic, { message }, { message }).doc).toEqual({ message });
  });
});

describe('a section [deepsecurity] in user.ini', () => {
  const detect = (section: string) => {
    const catalogue = builtInCatalogue(`[deepsecurity]\ns3_key = ds_agent\n${section}`);
    return catalogue.detect('ds_agent/x.gz');
  };

  it('needs no more than a key pattern', () => {
    expect(detect('')).toMatchObject({ kind: 'load', logType: 'deepsecurity' });
  });

  it('with the obsolete names index and format loads nothing and says why', () => {
    expect(detect('index = log-deepsecurity\nformat = json')).toMatchObject({ kind: 'skip', level: 'error', reason: expect.stringContaining('[deepsecurity] file_format is empty') });
  });
});
