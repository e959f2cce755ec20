import type { Fields, RecordContext } from '../../../src/loader/types';
import { writeWebSite } from '../../../src/log-types/shared/web-site';

function write(origin: Partial<RecordContext>): Fields {
  const doc: Fields = {};
  writeWebSite(doc, { key: 'x', ...origin } as RecordContext, 'error');
  return doc;
}

describe('writeWebSite', () => {
  it('names the site of the key', () => {
    expect(write({ key: 'Nginx/Error/web-site-name=shop/x.gz' })).toEqual({ service: { name: 'shop' } });
  });

  it.each([['/nginx/ssl/error', 'https'], ['/nginx/error', 'http']])('knows the scheme of log group %s', (logGroup, scheme) => {
    expect(write({ logGroup })).toEqual({ url: { scheme } });
  });

  it('does not guess the scheme of another log', () => {
    expect(write({ logGroup: '/nginx/access' })).toEqual({});
  });

  it('names the instance', () => {
    expect(write({ logStream: 'i-0123456789abcdef0' })).toEqual({ cloud: { instance: { id: 'i-0123456789abcdef0' } }, related: { hosts: 'i-0123456789abcdef0' } });
  });
});
