import { loadObject } from '../../load-object';

const timesOf = async (keys: string, ...records: object[]) => {
  const { sources } = await loadObject(`file_format = json\ntimestamp_key_list = ${keys}`, records.map((record) => JSON.stringify(record)).join('\n'));
  return sources.map((source) => source.error?.message ?? source['@timestamp']);
};

describe('a time in two fields', () => {
  it('is both with a space between', async () => {
    expect(await timesOf('date+at.time', { date: '2025-05-20', at: { time: '09:41:17.5' } })).toEqual(['2025-05-20T09:41:17.500000+00:00']);
  });

  it('is none when one is missing: the next key counts', async () => {
    const own = [{ date: '2025-05-20' }, { time: '09:41:17', date: '' }, { date: '2025-05-20', other: '2025-05-21T00:00:00Z' }];
    expect(await timesOf('date+time other', ...own)).toEqual([
      'no timestamp: date+time, other absent or empty', 'no timestamp: date+time, other absent or empty', '2025-05-21T00:00:00+00:00',
    ]);
  });

  it('leaves the fields in the document', async () => {
    const { sources } = await loadObject('file_format = json\ntimestamp_key = d+t', '{"d":"2025-05-20","t":"09:41:17","x":1}');
    expect(sources).toMatchObject([{ 'd': '2025-05-20', 't': '09:41:17', 'x': 1, '@timestamp': '2025-05-20T09:41:17+00:00' }]);
  });
});
