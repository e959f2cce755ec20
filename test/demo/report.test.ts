import { SaxesParser } from 'saxes';
import { ReportData, ReportRow, renderReport } from './report';

function row(values: Partial<ReportRow>): ReportRow {
  return { logType: 'alb', objects: 1, records: 0, indexed: 0, excluded: 0, failed: 0, indices: [], bytes: 0, seconds: 0, ...values };
}

const DATA: ReportData = {
  generatedAt: '2025-06-03T12:00:00Z',
  target: 'http://127.0.0.1:9200',
  rows: [
    row({ logType: 'apache-access', records: 5, indexed: 5, indices: ['log-web-apache-2000-10'], bytes: 500, seconds: 0.1 }),
    row({
      logType: 'cloudtrail',
      objects: 3,
      records: 5000,
      indexed: 4500,
      excluded: 300,
      failed: 200,
      indices: ['log-aws-cloudtrail-2025-06'],
      bytes: 12_000_000,
      seconds: 2,
    }),
    row({ logType: 'waf', records: 1250, indexed: 1250, indices: ['log-aws-waf-2025-05', 'log-aws-waf-2025-06'] }),
  ],
  timeline: [
    { logType: 'apache-access', points: [{ time: '2000-10-10T13:55:00Z', count: 5 }] },
    { logType: 'cloudtrail', points: [{ time: '2025-06-03T08:00:00Z', count: 1000 }, { time: '2025-06-03T08:01:00Z', count: 4000 }] },
    { logType: 'waf', points: [{ time: '2025-06-03T08:01:00Z', count: 1250 }] },
  ],
  example: { index: 'log-aws-cloudtrail-2025-06', id: 'a1', source: { event: { action: 'ConsoleLogin' } } },
  query: 'curl -s "http://127.0.0.1:9200/log-*/_search?q=user.name:alice"',
};
const HOSTILE = '</code></style><script>alert(1)</script>" onload="alert(2)" \'&amp;';

interface Element {
  name: string;
  attributes: { [name: string]: string };
}

/** The elements of the page. It is no XML in two places: the doctype and the void elements. */
function elements(html: string): Element[] {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes: attributes as Element['attributes'] }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(html.replace('<!doctype html>', '').replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>')).close();
  return found;
}

/** Shares of the bar of a log type, indexed first. */
function shares(html: string, logType: string): number[] {
  const bar = new RegExp(`aria-label="${logType}: [^"]*failed">(.*?)</svg>`).exec(html)![1];
  return [...bar.matchAll(/data-share="([\d.]+)"/g)].map(([, share]) => Number(share));
}

describe('the report page', () => {
  test('loads nothing from anywhere', () => {
    const html = renderReport(DATA);

    expect(elements(html).filter(({ name }) => ['script', 'link', 'img', 'iframe', 'object'].includes(name))).toEqual([]);
    expect(elements(html).flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^(src|href|xlink:href|on.*)$/.test(name))).toEqual([]);
    expect(html).not.toMatch(/url\((?!#)|@import/);
    expect(html).toContain('default-src \'none\'');
  });

  test('shows every log type with its numbers, its indices and its speed', () => {
    const cells = [...renderReport(DATA).matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)]
      .map(([, name, rest]) => [name, ...rest.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map((cell) => typeof cell === 'string' ? cell : cell[1]));

    expect(cells).toEqual([
      ['apache-access', '1', '5', '5', '0', '0', 'log-web-apache-2000-10', '0.01'],
      ['cloudtrail', '3', '5,000', '4,500', '300', '200', 'log-aws-cloudtrail-2025-06', '6.0'],
      ['waf', '1', '1,250', '1,250', '0', '0', 'log-aws-waf-2025-05<br>log-aws-waf-2025-06', '–'],
      ['All', '5', '6,255', '5,755', '300', '200', '', '5.7'],
    ]);
  });

  test('bars are as long as their share of the largest log type', () => {
    const html = renderReport(DATA);

    expect(shares(html, 'cloudtrail')).toEqual([0.9, 0.06, 0.04]);
    expect(shares(html, 'waf')).toEqual([0.25]);
    expect(shares(html, 'apache-access')).toEqual([0.001]);
  });

  test('every picture says in words what it shows', () => {
    const labels = elements(renderReport(DATA)).filter(({ attributes }) => attributes.role === 'img').map(({ attributes }) => attributes['aria-label']);

    expect(labels).toEqual(expect.arrayContaining([
      'cloudtrail: 5,000 events, at most 4,000 in 1 minute, at 2025-06-03 08:01 UTC',
      'cloudtrail: 4,500 indexed, 300 excluded, 200 failed',
    ]));
    expect(labels).toHaveLength(6);
  });

  test('text from the logs stays text', () => {
    const html = renderReport({
      generatedAt: HOSTILE,
      target: HOSTILE,
      rows: [row({ logType: HOSTILE, indices: [HOSTILE] })],
      timeline: [{ logType: HOSTILE, points: [{ time: '2025-06-03T08:00:00Z', count: 1 }] }],
      example: { index: HOSTILE, id: HOSTILE, source: { [HOSTILE]: HOSTILE } },
      query: HOSTILE,
    });

    expect(elements(html).map(({ name }) => name)).not.toContain('script');
    expect(elements(html).flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('onload');
    expect(elements(html).filter(({ attributes }) => attributes['aria-label']?.startsWith(`${HOSTILE}: `))).toHaveLength(2);
  });

  test('a load without records makes a page that says so', () => {
    const html = renderReport({ ...DATA, rows: [], timeline: [{ logType: 'alb', points: [] }] });

    expect(html).toContain('No event has a time.');
    expect(html).not.toMatch(/NaN|Infinity|undefined/);
  });
});
