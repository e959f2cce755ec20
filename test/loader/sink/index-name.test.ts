import { compileIndexName } from '../../../src/loader/sink/index-name';
import type { SiemDocument } from '../../../src/loader/types';
import { catalogueOf } from '../load-object';

function nameAt(time: string, ini: string, options: { readOnly?: string[]; serverless?: boolean; document?: Partial<SiemDocument> } = {}): string {
  const name = compileIndexName(catalogueOf(`file_format = json\n${ini}`).plan('t'), new Set(options.readOnly), options.serverless ?? false);
  return name({ indexTime: Date.parse(time), ...options.document } as SiemDocument);
}

describe('the name of an index', () => {
  it.each([
    ['daily', 'log-t-2025-06-15'], ['weekly', 'log-t-2025-w23'], ['monthly', 'log-t-2025-06'], ['yearly', 'log-t-2025'], ['whatever', 'log-t-2025'], ['auto', 'log-t'], ['aoss', 'log-t-001'],
  ])('with rotation %s is %s', (rotation, name) => {
    expect(nameAt('2025-06-15T12:00:00Z', `index_rotation = ${rotation}`)).toBe(name);
  });

  it.each([
    ['2021-01-01', '2021-w00'], ['2021-01-03', '2021-w00'], ['2021-01-04', '2021-w01'], ['2018-01-01', '2018-w01'], ['2024-12-30', '2024-w53'], ['2024-12-29', '2024-w52'],
    ['2023-12-31', '2023-w52'], ['2025-01-05', '2025-w00'], ['2025-01-06', '2025-w01'],
  ])('of %s has the week that begins on Monday: %s', (day, week) => {
    expect(nameAt(`${day}T23:59:59Z`, 'index_rotation = weekly')).toBe(`log-t-${week}`);
  });

  it.each([
    ['+09:00', '2024-12-31T15:00:00Z', '2025-01-01'], ['+09:00', '2024-12-31T14:59:59Z', '2024-12-31'], ['-03:30', '2025-01-01T03:29:59Z', '2024-12-31'],
    ['-03:30', '2025-01-01T03:30:00Z', '2025-01-01'], ['+05:45', '2025-01-01T18:15:00Z', '2025-01-02'],
  ])('has the date in index_tz %s', (zone, time, date) => {
    expect(nameAt(time, `index_rotation = daily\nindex_tz = ${zone}`)).toBe(`log-t-${date}`);
  });

  it.each([['monthly', 'log-t-eu-2025-06'], ['auto', 'log-t'], ['aoss', 'log-t-eu']])('has the suffix, rotation %s: %s', (rotation, name) => {
    expect(nameAt('2025-06-15T12:00:00Z', `index_rotation = ${rotation}\nindex_suffix = eu`)).toBe(name);
  });

  it('has no date on OpenSearch Serverless', () => {
    expect(nameAt('2025-06-15T12:00:00Z', 'index_rotation = daily', { serverless: true })).toBe('log-t-001');
  });

  it('is based on what the logic asks for', () => {
    expect(nameAt('2025-06-15T12:00:00Z', 'index_rotation = daily', { document: { indexName: 'log-other' } })).toBe('log-other-2025-06-15');
    expect(nameAt('2025-06-15T12:00:00Z', 'index_rotation = auto', { document: { indexName: 'log-other' } })).toBe('log-other');
  });

  it('moves on to the next number when the index is read-only', () => {
    const at = (readOnly: string[], ini = 'index_rotation = yearly'): string => nameAt('2025-06-15T12:00:00Z', ini, { readOnly });
    expect(at(['log-t-2024'])).toBe('log-t-2025');
    expect(at(['log-t-2025'])).toBe('log-t-2025_01');
    expect(at(['log-t-2025', 'log-t-2025_01', 'log-t-2025_02'])).toBe('log-t-2025_03');
    expect(at(['log-t-2025_01'])).toBe('log-t-2025');
    expect(at(['mine-2025'], 'index_rotation = yearly\nindex_name = mine')).toBe('mine-2025');
  });

  it('changes with the day, back and forth, and with the base', () => {
    const name = compileIndexName(catalogueOf('file_format = json\nindex_rotation = daily').plan('t'), new Set(), false);
    const of = (time: string, indexName?: string): string => name({ indexTime: Date.parse(time), indexName } as SiemDocument);
    expect(of('2025-01-01T00:00:00Z')).toBe('log-t-2025-01-01');
    expect(of('2025-01-01T23:59:59.999Z', 'log-u')).toBe('log-u-2025-01-01');
    expect(of('2024-12-31T23:59:59.999Z')).toBe('log-t-2024-12-31');
    expect(of('2025-01-01T00:00:00Z')).toBe('log-t-2025-01-01');
    expect(of('1969-12-31T23:59:59Z')).toBe('log-t-1969-12-31');
  });
});
