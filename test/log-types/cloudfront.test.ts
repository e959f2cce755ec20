import { applyLogic } from './apply-logic';
import { logic as realtime } from '../../src/log-types/cloudfront-realtime/cloudfront-realtime';
import { logic as standard } from '../../src/log-types/cloudfront-standard/cloudfront-standard';

const request = { cs_protocol: 'https', cs_host: 'd1.cloudfront.net', x_host_header: 'shop.example.com', cs_uri_stem: '/a?b', cs_uri_query: 'b', cs_protocol_version: 'HTTP/2.0' };
const doc = (original = 'curl/8.5.0') => ({ url: {}, http: {}, user_agent: { original } });
const distribution = (logic: typeof realtime, key: string) => applyLogic(logic, {}, {}, { key }).doc.distribution_id;

describe('cloudfront-realtime', () => {
  it('parts the path from the query that stands behind it', () => {
    expect(applyLogic(realtime, request, doc()).doc.url).toEqual({ path: '/a', full: 'https://d1.cloudfront.net/a?b' });
  });

  it.each([
    ['AWSLogs/123456789012/CloudFront/global/E1EXAMPLE00XY/realtime/x.gz', 'E1EXAMPLE00XY'],
    ['AWSLogs/123456789012/CloudFront/global/123456789012A/realtime/x.gz', '123456789012A'],
    ['AWSLogs/123456789012/CloudFront/global/realtime/x.gz', 'unknown'],
  ])('finds the distribution in %s', (key, id) => {
    expect(distribution(realtime, key)).toBe(id);
  });
});

describe('cloudfront-standard', () => {
  it('puts the query behind the path', () => {
    expect(applyLogic(standard, { ...request, cs_uri_stem: '/a' }, doc()).doc.url.full).toBe('https://shop.example.com/a?b');
    expect(applyLogic(standard, { ...request, cs_uri_stem: '/a', cs_uri_query: '-' }, doc()).doc.url.full).toBe('https://shop.example.com/a');
  });

  it.each([[{ date_time: '2025-05-20\t09:41:17' }], [{ date: '2025-05-20', time: '09:41:17' }]])('writes date and time of %j as one', (times) => {
    const { doc: result } = applyLogic(standard, { ...request, ...times }, doc());
    expect(result).toMatchObject({ date_time: '2025-05-20 09:41:17' });
    expect([result.date, result.time]).toEqual([undefined, undefined]);
  });

  it('leaves a date without a time where it is', () => {
    const { doc: result } = applyLogic(standard, { date: '2025-05-20' }, doc());
    expect(result).not.toHaveProperty('date');
    expect(result).not.toHaveProperty('date_time');
  });

  it('makes no address of fields that were not chosen', () => {
    expect(applyLogic(standard, { cs_uri_stem: '/a' }, doc()).doc.url).toEqual({});
    expect(applyLogic(standard, { ...request, x_host_header: undefined, cs_uri_stem: '/a' }, doc()).doc.url.full).toBe('https://d1.cloudfront.net/a?b');
  });

  it.each([['cf/E1EXAMPLE00XY.2025-05-20-09.0a1b2c3d.gz', 'E1EXAMPLE00XY'], ['E1EXAMPLE00XY.2025-05-20-09.0a1b2c3d.gz', 'unknown']])('finds the distribution in %s', (key, id) => {
    expect(distribution(standard, key)).toBe(id);
  });
});

describe.each([['cloudfront-realtime', realtime], ['cloudfront-standard', standard]])('%s', (_name, logic) => {
  it.each([
    ['Mozilla/5.0%20(X11)', 'Mozilla/5.0 (X11)'], ['b%C3%BCcher', 'bücher'], ['%2520', '%20'], ['100%zz%', '100%zz%'], ['%FF-', '\ufffd-'], ['-', '-'],
  ])('reads the agent %s', (written, original) => {
    expect(applyLogic(logic, request, doc(written)).doc.user_agent.original).toBe(original);
  });

  it('takes the version out of the protocol, where there is one', () => {
    expect(applyLogic(logic, request, doc()).doc.http.version).toBe('2.0');
    const { doc: without } = applyLogic(logic, { ...request, cs_protocol_version: '-' }, doc('a%20b'));
    expect(without.http).toEqual({});
    expect(without.user_agent.original).toBe('a b');
  });

  it('names the distribution of a line that could not be read', () => {
    expect(applyLogic(logic, {}, {}, { key: 'x/E1EXAMPLE00XY.2025-05-20-09.0a1b2c3d.gz' }).doc).toEqual({ distribution_id: 'E1EXAMPLE00XY' });
  });
});
