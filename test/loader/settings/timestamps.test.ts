import { NOW, loadObject } from '../load-object';
import type { LoadOptions } from '../load-object';

const NOW_TEXT = '2025-06-15T12:34:56.789000+00:00';

/** The time of a record's document, or why it has none of its own. */
async function timeOf(ini: string, record: object | string, options?: LoadOptions): Promise<string> {
  const object = typeof record === 'string' ? record : JSON.stringify(record);
  const { sources: [source] } = await loadObject(`file_format = json\n${ini}`, object, options);
  return source.error?.message ?? source['@timestamp'];
}

const read = (format: string, value: string, more = ''): Promise<string> => timeOf(`timestamp_key = t\ntimestamp_format = ${format}\n${more}`, `{"t":${value}}`);

describe('timestamp_format', () => {
  it.each([
    ['iso8601', '"2025-02-03T04:05:06Z"', '2025-02-03T04:05:06+00:00'],
    ['iso8601', '"2025-02-03 04:05:06.1234567-03:30"', '2025-02-03T04:05:06.123456-03:30'],
    ['iso8601', '"20250203T040506,5+0900"', '2025-02-03T04:05:06.500000+09:00'],
    ['iso8601', '"2025-W06-1T04"', '2025-02-03T04:00:00+00:00'],
    ['iso8601', '"2025-02-03"', '2025-02-03T00:00:00+00:00'],
    ['extended iso8601', '"2025-02-03T04:05:06+00:00"', '2025-02-03T04:05:06+00:00'],
    ['%d/%b/%Y:%H:%M:%S %z', '"03/Feb/2025:04:05:06 +0900"', '2025-02-03T04:05:06+09:00'],
    ['%a %b %d %H:%M:%S.%f %Y', '"Mon Feb  3 04:05:06.25 2025"', '2025-02-03T04:05:06.250000+00:00'],
    ['%b %d, %Y, %I:%M:%S %p', '"Feb 3, 2025, 12:05:06 AM"', '2025-02-03T00:05:06+00:00'],
    ['%A %d %B %y', '"Monday 03 February 69"', '1969-02-03T00:00:00+00:00'],
    ['%Y%j %H%M', '"2025034 0405"', '2025-02-03T04:05:00+00:00'],
    ['%Y-%m-%dT%H:%M:%S%z', '"2025-02-03T04:05:06Z"', '2025-02-03T04:05:06+00:00'],
    ['%H:%M:%S', '"04:05:06"', '1900-01-01T04:05:06+00:00'],
    ['[%Y] 100%% %m', '"[2025] 100% 02"', '2025-02-01T00:00:00+00:00'],
    ['%Y-%m-%d', '"2025-02-03 "', 't fits no timestamp format: 2025-02-03 '],
    ['%Y-%m-%d', '20250203', 't fits no timestamp format: 20250203'],
    ['', '"2025-02-03T04:05:06Z"', 't fits no timestamp format: 2025-02-03T04:05:06Z'],
  ])('%s reads %s', async (format, value, time) => {
    expect(await read(format, value)).toBe(time);
  });

  it.each([
    ['1738555506', '2025-02-03T04:05:06+00:00'],
    ['"1738555506.25"', '2025-02-03T04:05:06.250000+00:00'],
    ['1738555506123', '2025-02-03T04:05:06.123000+00:00'],
    ['1738555506123456', '2025-02-03T04:05:06.123456+00:00'],
    ['1738555506123456789', '2025-02-03T04:05:06.123457+00:00'],
    ['999999999999', 't fits no timestamp format: 999999999999'],
    ['1000000000000', '2001-09-09T01:46:40+00:00'],
    ['999999999999999', 't fits no timestamp format: 999999999999999'],
    ['1000000000000000', '2001-09-09T01:46:40+00:00'],
    ['1000000000000000000', '2001-09-09T01:46:40+00:00'],
    ['0', '1970-01-01T00:00:00+00:00'],
    ['-1.5', '1969-12-31T23:59:58.500000+00:00'],
    ['" 1.738555506e9 "', '2025-02-03T04:05:06+00:00'],
    ['"soon"', 't fits no timestamp format: soon'],
    ['"nan"', 't fits no timestamp format: nan'],
    ['[1738555506]', 't fits no timestamp format: [1738555506]'],
  ])('epoch reads %s', async (value, time) => {
    expect(await read('epoch', value)).toBe(time);
    expect(await read('"epoch"', value)).toBe(time);
  });

  it.each([
    // the year is the last one in which the time is no more than twelve hours ahead of the start
    ['Jun 15 12:34:56 host x', NOW, '2025-06-15T12:34:56+00:00'],
    ['Jun 16 00:34:56', NOW, '2025-06-16T00:34:56+00:00'],
    ['Jun 16 00:34:57', NOW, '2024-06-16T00:34:57+00:00'],
    ['Dec 31 23:59:59', Date.parse('2025-01-01T00:00:05Z'), '2024-12-31T23:59:59+00:00'],
    ['Jan  1 00:00:05', Date.parse('2024-12-31T23:59:00Z'), '2025-01-01T00:00:05+00:00'],
    ['Jan  1 00:00:05', Date.parse('2024-12-31T11:00:00Z'), '2024-01-01T00:00:05+00:00'],
    ['Feb 29 10:00:00.5', Date.parse('2024-03-01T00:00:00Z'), '2024-02-29T10:00:00.500000+00:00'],
    ['Feb 29 10:00:00', NOW, '2024-02-29T10:00:00+00:00'],
    ['Feb 29 10:00:00', Date.parse('2023-03-01T00:00:00Z'), 't fits no timestamp format: Feb 29 10:00:00'],
    ['Feb 30 10:00:00', NOW, 't fits no timestamp format: Feb 30 10:00:00'],
    ['Jun 15 25:00:00', NOW, 't fits no timestamp format: Jun 15 25:00:00'],
    ['JUN 15 12:34:56', NOW, 't fits no timestamp format: JUN 15 12:34:56'],
  ])('syslog reads %s', async (text, startedAt, time) => {
    expect(await timeOf('timestamp_key = t\ntimestamp_format = syslog', { t: text }, { pipeline: { startedAt } })).toBe(time);
  });

  it('syslog has its year by timestamp_tz', async () => {
    const ini = 'timestamp_key = t\ntimestamp_format = syslog\ntimestamp_tz = +09:00';
    expect(await timeOf(ini, { t: 'Jun 16 09:34:56' })).toBe('2025-06-16T09:34:56+09:00');
    expect(await timeOf(ini, { t: 'Jun 16 09:34:57' })).toBe('2024-06-16T09:34:57+09:00');
  });
});

describe('timestamp_tz', () => {
  it.each([
    ['iso8601', '"2025-02-03T04:05:06"', '2025-02-03T04:05:06-03:30'], ['iso8601', '"2025-02-03T04:05:06Z"', '2025-02-03T04:05:06+00:00'], ['%Y-%m-%d', '"2025-02-03"', '2025-02-03T00:00:00-03:30'],
    ['%Y-%m-%d %z', '"2025-02-03 +0100"', '2025-02-03T00:00:00+01:00'], ['epoch', '1738555506', '2025-02-03T00:35:06-03:30'],
  ])('is the zone of times that name none: %s %s', async (format, value, time) => {
    expect(await read(format, value, 'timestamp_tz = -03:30')).toBe(time);
  });

  it.each([['+05:45', '+05:45'], ['-00:30', '-00:30'], ['9', '+09:00'], ['-9.5', '-09:30'], ['+1:5', '+01:05']])('%s is %s', async (zone, offset) => {
    expect(await read('iso8601', '"2025-02-03"', `timestamp_tz = ${zone}`)).toBe(`2025-02-03T00:00:00${offset}`);
  });
});

describe('timestamp_nano', () => {
  it.each([
    ['"2025-02-03T04:05:06.123456789Z"', 'true', '2025-02-03T04:05:06.123456+00:00'], ['"2025-02-03T04:05:06.5Z"', 'on', '2025-02-03T04:05:06.500000+00:00'], ['"2025-02-03T04:05:06Z"', '1', 't fits no timestamp format: 2025-02-03T04:05:06Z'],
    ['"2025-02-03T04:05:06.123456789Z"', 'no', 't fits no timestamp format: 2025-02-03T04:05:06.123456789Z'], ['1738555506', 'yes', 't fits no timestamp format: 1738555506'],
  ])('cuts fractions of %s: %s', async (value, nano, time) => {
    expect(await read('%Y-%m-%dT%H:%M:%S.%f%z', value, `timestamp_nano = ${nano}`)).toBe(time);
  });
});

describe('timestamp_format_list', () => {
  const ini = 'timestamp_key = t\ntimestamp_format = syslog\ntimestamp_format_list = ["epoch", "%d.%m.%Y", "iso8601"]';

  it.each([['1738555506', '2025-02-03T04:05:06+00:00'], ['"03.02.2025"', '2025-02-03T00:00:00+00:00'], ['"2025-02-03"', '2025-02-03T00:00:00+00:00'], ['"Feb  3 04:05:06"', 't fits no timestamp format: Feb  3 04:05:06']])(
    'has the format of %s', async (value, time) => {
      expect(await timeOf(ini, `{"t":${value}}`)).toBe(time);
    });

  it('may be of one line each', async () => {
    expect(await timeOf('timestamp_key = t\ntimestamp_format_list = [\n  "epoch",\n  "%Y"\n  ]', '{"t":"2025"}')).toBe('1970-01-01T00:33:45+00:00');
  });
});

describe('timestamp_key_list', () => {
  const ini = 'timestamp_key = never\ntimestamp_key_list = a\n  b.c  d.0';
  const of = (day: number): string => `2025-01-0${day}T00:00:00+00:00`;

  it.each<[object, string]>([
    [{ a: of(1), b: { c: of(2) }, never: of(9) }, of(1)], [{ a: '', b: { c: of(2) } }, of(2)], [{ a: null, b: 'x', d: [of(3)] }, of(3)], [{ b: { c: '' }, d: [] }, 'no timestamp: a, b.c, d.0 absent or empty'],
    [{ a: 'bad', b: { c: of(2) } }, 'a fits no timestamp format: bad'],
  ])('takes the first with a value of %j', async (record, time) => {
    expect(await timeOf(ini, record)).toBe(time);
  });
});

describe('the time of an envelope', () => {
  const event = { 'id': 'i', 'source': 'aws.x', 'account': '111122223333', 'detail-type': 'x', 'resources': [], 'time': '2025-01-02T03:04:05Z', 'detail': { t: '2024-01-01T00:00:00Z', more: 1 } };
  const logs = { messageType: 'DATA_MESSAGE', owner: '111122223333', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1735787045678, message: '{"t":"2024-01-01T00:00:00Z"}' }] };

  it('is that of an event: cwe_timestamp', async () => {
    const { sources } = await loadObject('file_format = json\ntimestamp_key = cwe_timestamp', JSON.stringify(event));
    expect(sources).toMatchObject([{ '@timestamp': '2025-01-02T03:04:05+00:00', 'cwe_timestamp': '2025-01-02T03:04:05Z' }]);
  });

  it('is that of a log event: cwl_timestamp', async () => {
    const { sources } = await loadObject('file_format = json\nvia_cwl = True\ntimestamp_key = cwl_timestamp\ntimestamp_format = epoch\ntimestamp_tz = +09:00', JSON.stringify(logs));
    expect(sources).toMatchObject([{ '@timestamp': '2025-01-02T12:04:05.678000+09:00', 'cwl_timestamp': 1735787045678 }]);
  });

  it('of an event does not count unless it is asked for, that of a log event does', async () => {
    expect(await timeOf('', event)).toBe(NOW_TEXT);
    expect(await timeOf('via_cwl = True\ntimestamp_format = %Y', logs)).toBe('2025-01-02T03:04:05.678000+00:00');
  });

  it.each(['cwe_timestamp', 'cwl_timestamp', 'file_timestamp'])('gives way to the next key where there is none: %s', async (key) => {
    const { sources } = await loadObject(`file_format = json\ntimestamp_key_list = ${key} t`, JSON.stringify({ t: '2024-01-01T00:00:00Z' }));
    expect(sources[0]).toMatchObject({ '@timestamp': '2024-01-01T00:00:00+00:00' });
    expect(sources[0]).not.toHaveProperty(key);
    expect(await timeOf(`timestamp_key = ${key}`, { more: 'than twenty bytes' })).toBe(`no timestamp: ${key} absent or empty`);
  });
});

describe('file_timestamp_format', () => {
  const PATTERN = '_(?P<year>\\d{4})(?P<month>\\d\\d)(?P<day>\\d\\d)T(?P<hour>\\d\\d)(?P<minute>\\d\\d)(?P<second>\\d\\d)(?:\\.(?P<microsecond>\\d+))?Z';
  const inKey = (pattern: string, key: string, more = 'timestamp_key = file_timestamp'): Promise<string> => timeOf(`${more}\nfile_timestamp_format = ${pattern}`, { t: '2024-01-01T00:00:00Z' }, { ref: { key: `t/${key}` } });

  it.each([
    [PATTERN, 'x_20250203T040506Z_y', '2025-02-03T04:05:06+00:00'],
    [PATTERN, 'x_20250203T040506.000250Z', '2025-02-03T04:05:06.000250+00:00'],
    ['(?P<year>\\d{4})/(?P<month>\\d+)', 'logs/2025/2/x', '2025-02-01T00:00:00+00:00'],
    ['-(?P<month>\\d\\d)(?P<day>\\d\\d)', 'x-0203', '2000-02-03T00:00:00+00:00'],
    [PATTERN, 'elsewhere', 'no timestamp: file_timestamp absent or empty'],
    [PATTERN, 'x_20250230T040506Z', 'no timestamp: file_timestamp absent or empty'],
  ])('%s in %s', async (pattern, key, time) => {
    expect(await inKey(pattern, key)).toBe(time);
    expect(await inKey(pattern, key, 'timestamp_key = file_timestamp\ntimestamp_tz = +09:00')).toBe(time);
  });

  it('is the time of records for which no key is named, and stands behind a key that is', async () => {
    expect(await inKey(PATTERN, 'x_20250203T040506Z', '')).toBe('2025-02-03T04:05:06+00:00');
    expect(await inKey(PATTERN, 'x_20250203T040506Z', 'timestamp_key_list = t file_timestamp')).toBe('2024-01-01T00:00:00+00:00');
    expect(await inKey(PATTERN, 'x_20250203T040506Z', 'timestamp_key_list = absent file_timestamp')).toBe('2025-02-03T04:05:06+00:00');
  });
});

describe('without a timestamp_key', () => {
  it.each<[string, string, string]>([
    ['', '{"@timestamp":"2024-01-01T00:00:00+09:00"}', '2024-01-01T00:00:00+09:00'],
    ['timestamp_format = epoch', '{"@timestamp":1738555506}', '2025-02-03T04:05:06+00:00'],
    ['', '{"@timestamp":null,"more":1234}', NOW_TEXT],
    ['', '{"t":"2024-01-01T00:00:00"}', NOW_TEXT],
    ['', '{"@timestamp":"some time ago"}', '@timestamp fits no timestamp format: some time ago'],
  ])('"%s" %s', async (ini, record, time) => {
    expect(await timeOf(ini, record)).toBe(time);
  });
});
