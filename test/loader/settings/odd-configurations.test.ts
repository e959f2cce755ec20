import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInLogic } from '../../../src/loader/catalogue/built-in-logic';
import { Catalogue } from '../../../src/loader/catalogue/catalogue';
import { createPipeline } from '../../../src/loader/pipeline';
import type { ObjectResult } from '../../../src/loader/pipeline';
import type { Value } from '../../../src/loader/types';
import { NO_EXCLUSIONS } from '../../support/no-exclusions';
import { NOW, bookingSink, chunked } from '../load-object';

const AWS_INI = readFileSync(join(__dirname, '../../../assets/log-types/aws.ini'), 'utf8');
const OWN = 's3_key = ^t/\nfile_format = json\nindex_name = log-t\n';
const OBJECT = '{"a":"1","b":"2","t":"2025-01-02T03:04:05Z","a b":"2024-01-01T00:00:00Z"}';

const catalogueOf = (userIni: string): Catalogue => new Catalogue([{ name: 'aws.ini', text: AWS_INI, builtIn: 'first' }, { name: 'user.ini', text: userIni }], builtInLogic);

/** Loads an object with the whole of a user.ini. */
async function load(userIni: string, key = 't/1', object = OBJECT): Promise<{ sources: Value[]; indices: string[]; result: ObjectResult }> {
  const body = Buffer.from(object);
  const sources: Value[] = [];
  const indices: string[] = [];
  const pipeline = createPipeline({
    catalogue: catalogueOf(userIni),
    store: { read: async () => ({ size: body.length, bytes: chunked(body, body.length) }) },
    tables: {},
    exclusions: NO_EXCLUSIONS,
    readOnlyIndices: new Set(),
    serverless: false,
    now: () => NOW,
    startedAt: NOW,
  });
  const result = await pipeline({ bucket: 'b', key, size: body.length }, bookingSink(), (document, index) => {
    sources.push(JSON.parse(document.json));
    indices.push(index);
  });
  return { sources, indices, result };
}

const indexOf = async (userIni: string, key?: string, object?: string): Promise<string> => (await load(userIni, key, object)).indices[0];
const sourceOf = async (lines: string, object?: string): Promise<Value> => (await load(`[t]\n${OWN}${lines}\n`, 't/1', object)).sources[0];

/** The section [t] with lines from its fifth on; a comment stands in for a key that they have, too. */
function withLines(lines: string): string {
  const own = OWN.split('\n').map((line) => (lines.startsWith(`${line.split(' ', 1)[0]} =`) ? '#' : line)).join('\n');
  return `[t]\n${own}${lines}\n`;
}

describe('a user.ini', () => {
  it.each([
    ['with a byte order mark', `\ufeff[t]\n${OWN}`],
    ['with Windows line ends', `[t]\n${OWN}`.replaceAll('\n', '\r\n')],
    ['with colons', `[t]\n${OWN}`.replaceAll(' = ', ' : ')],
    ['without blanks, and blank lines', `\n\n[t]\n\n${OWN}`.replaceAll(' = ', '=')],
    ['with comments between, in and behind values', `# one\n[t]\n; two\n${OWN}ecs =\n  user.name\n# three\n  ; four\n  user.id\nuser.name = a\nuser.id = b\n`],
    ['without a line end', `[t]\n${OWN}`.trimEnd()],
  ])('is read %s', async (_, userIni) => {
    expect((await load(userIni)).indices).toEqual(['log-t-2025-06']);
  });

  it.each(['two words', '日本-ログ', 'constructor', '__proto__', 'toString', 'a]b', 'my-unknown-log', 'default', ' blanks '])('may have a section [%s]', async (name) => {
    const { sources } = await load(`[${name}]\n${OWN}ecs = user.name\nuser.name = a\n`);
    expect(sources[0]).toMatchObject({ '@log_type': name, 'event': { module: name }, 'user': { name: '1' } });
  });

  it('may override defaults for all log types that do not set them, built-in ones included', async () => {
    const defaults = '[DEFAULT]\nindex_rotation = daily\nindex_tz = +09:00\necs_version = 8.0\ncloud_provider =\n';
    const { sources, indices } = await load(`${defaults}[t]\n${OWN}`, 't/1', '{"a":"twenty bytes at least"}');
    expect([indices, sources[0].ecs, sources[0].cloud]).toEqual([['log-t-2025-06-15'], { version: '8.0' }, undefined]);
    expect(await indexOf(`${defaults}[t]\n${OWN}index_rotation = yearly\n`)).toBe('log-t-2025');
    expect(catalogueOf(defaults).plan('cloudtrail')).toMatchObject({ rotation: 'daily', indexTzMinutes: 540 });
    expect(catalogueOf('[DEFAULT]\nindex_rotation = daily\ntimestamp_tz = +09:00\n').plan('index-metrics')).toMatchObject({ rotation: 'monthly', timestampTzMinutes: 540 });
  });

  it.each([
    ['', 'cloudtrail'],
    ['[cloudtrail]\ns3_key = ^never$$\n', undefined],
    ['[cloudtrail]\ns3_key =\n', undefined],
    [`[cloudtrail]\ns3_key = ^mine/\n[t]\n${OWN.replace('^t/', 'CloudTrail')}`, 't'],
    [`[t]\n${OWN.replace('^t/', 'CloudTrail')}`, 'cloudtrail'],
  ])('decides which keys a built-in log type takes: %j', (userIni, logType) => {
    const detection = catalogueOf(userIni).detect('AWSLogs/123456789012/CloudTrail/eu-west-1/2025/01/01/123456789012_CloudTrail_eu-west-1_20250101T0000Z_x.json.gz');
    expect(detection.kind === 'load' ? detection.logType : undefined).toBe(logType);
  });

  it('may refer to built-in patterns and fields, and to what it overrides itself', async () => {
    const userIni = `[DEFAULT]\nmine = log-mine\n[t]\ns3_key = ^t/\nfile_format = \${cloudhsm:file_format}\nlog_pattern = \${cloudhsm:log_pattern}\nmultiline_firstline = \${cloudhsm:multiline_firstline}
index_name = \${mine}-\${event.kind}\nindex_rotation = \${cloudtrail:index_rotation}\nstatic_ecs = event.kind\nevent.kind = \${apache-access:event.kind}\n[cloudtrail]\nindex_rotation = yearly\n`;
    const plan = catalogueOf(userIni).plan('t');
    expect(plan).toMatchObject({ format: 'multiline', indexName: 'log-mine-event', rotation: 'yearly', staticEcs: [{ target: 'event.kind', value: 'event' }] });
    expect(plan.pattern!.source).toBe(catalogueOf('').plan('cloudhsm').pattern!.source);
  });

  it('with references in a chain of ten is read, one longer is not', () => {
    const chain = (length: number): string => `[t]\n${OWN}k0 = x\n${Array.from({ length }, (_, i) => `k${i + 1} = \${k${i}}\n`).join('')}doc_id = \${k${length}}\n`;
    expect(catalogueOf(chain(9)).plan('t').docId).toBe('x');
    expect(() => catalogueOf(chain(10)).plan('t')).toThrow('references are nested deeper than 10');
  });
});

describe('an odd value', () => {
  it.each<[string, string, Value]>([
    ['empties what is built in', 'ecs =\nstatic_ecs =\ngeoip =\nioc_ip =\nioc_domain =\ncloud_provider =\nscript_ecs =\njson_to_text =\ntimestamp_key =\ndoc_id =\nlog_pattern =\nuser_agent_enrichment_field =\nclientip_xff =\n'
      + 'renamed_newfields =\nfile_timestamp_format =\ntimestamp_format_list =\ntimestamp_key_list =\ntimestamp_format =\ns3_key_ignored =\nfield_prefix =', { a: '1', user: undefined, cloud: undefined }],
    ['is a path with a blank', 'timestamp_key = a b', { '@timestamp': '2024-01-01T00:00:00+00:00' }],
    ['ends with what would be a comment elsewhere', 'field_prefix = p ; not a comment', { 'p ; not a comment': expect.objectContaining({ a: '1' }), 'a': undefined }],
    ['begins on its second line', 'ecs =\n  user.name\n  user.id\nuser.name =\n  none\n  b\nuser.id = a', { user: { name: '2', id: '1' } }],
    ['has a comma where words are expected: the name before it is nobody\'s', 'ecs = user.name\nuser.name = a, b', { user: { name: '2' } }],
    ['has brackets where words are expected', 'ecs = user.name host.name\nuser.name = [b]\nhost.name = [a b]', { user: undefined, host: undefined }],
    ['is a list in brackets, with commas', 'ecs = [user.name, host.name]\nuser.name = a\nhost.name = b', { user: { name: '1' }, host: { name: '2' } }],
    ['has the lists of both forms', 'ecs = related.user related.hosts\nrelated.user = [none a, b]\nrelated.hosts = |a| b', { related: { user: ['1', '2'], hosts: ['2'] } }],
    ['is a list of nothing', 'ecs = related.user event.category\nrelated.user = []\nevent.category = [,]', { related: undefined, event: { module: 't', ingested: expect.any(String) } }],
    ['is very long', `ecs = ${Array.from({ length: 5000 }, (_, i) => `labels.l${i}`).join(' ')}\n${Array.from({ length: 5000 }, (_, i) => `labels.l${i} = ${'x '.repeat(20)}a\n`).join('')}`, { labels: expect.objectContaining({ l4999: '1' }) }],
    ['is the name of a field of every object', 'ecs = user.name user.id\nuser.name = constructor toString __proto__ a\nuser.id = a.constructor.name b.length', { user: { name: '1' } }],
    ['names one address only', 'clientip_xff = a', { a: '1' }],
    ['names three addresses', 'clientip_xff = a b c', { a: '1' }],
    ['is quoted', 'timestamp_key = t\ntimestamp_format = "iso8601"', { '@timestamp': '2025-01-02T03:04:05+00:00' }],
  ])('%s', async (_, lines, expected) => {
    const source = await sourceOf(lines);
    expect({ ...expected, ...Object.fromEntries(Object.keys(expected).map((key) => [key, source[key]])) }).toEqual(expected);
  });
});

describe('what can not be read fails its log type alone, and says where it stands', () => {
  it.each([
    ['file_format = JSON', /^user\.ini:5: \[t\] file_format: expected one of .*, got "JSON"/],
    ['file_format = jsonl', /^user\.ini:5: \[t\] file_format: expected one of .*: did you mean json\?$/],
    ['log_pattern = (?P<a>', /^user\.ini:5: \[t\] log_pattern: missing \)/],
    ['file_timestamp_format = [', /^user\.ini:5: \[t\] file_timestamp_format: unterminated character set/],
    ['s3_key_ignored = *', /^user\.ini:5: \[t\] s3_key_ignored: nothing to repeat/],
    ['multiline_firstline = (?<a>x)', /^user\.ini:5: \[t\] multiline_firstline: /],
    ['max_log_count = 5 ; five', /^user\.ini:5: \[t\] max_log_count: expected a whole number, got "5 ; five"$/],
    ['max_log_count = 1e5', /^user\.ini:5: \[t\] max_log_count: expected a whole number, got "1e5"$/],
    ['max_log_count =', /^user\.ini:5: \[t\] max_log_count: expected a whole number, got ""$/],
    ['text_header_line_number = -1', /^user\.ini:5: \[t\] text_header_line_number: expected at least 0, got -1$/],
    ['via_cwl = True # yes', /^user\.ini:5: \[t\] via_cwl: expected one of 1, yes, .*, got "True # yes"$/],
    ['ignore_container_stderr = maybe', /^user\.ini:5: \[t\] ignore_container_stderr: expected one of 1, yes/],
    ['timestamp_nano =', /^user\.ini:5: \[t\] timestamp_nano: expected one of 1, yes/],
    ['timestamp_tz = JST', /^user\.ini:5: \[t\] timestamp_tz: expected a zone like \+09:00, got "JST"$/],
    ['timestamp_tz =', /^user\.ini:5: \[t\] timestamp_tz: expected a zone like \+09:00, got ""$/],
    ['index_tz = +25:00', /^user\.ini:5: \[t\] index_tz: expected a zone like \+09:00, got "\+25:00"$/],
    ['index_tz = Asia/Tokyo', /^user\.ini:5: \[t\] index_tz: expected a zone like \+09:00, got "Asia\/Tokyo"$/],
    ['timestamp_format = %Y-%Q', /^user\.ini:5: \[t\] timestamp_format: unknown directive "%Q" in time format "%Y-%Q"$/],
    ['timestamp_format_list = ["iso8601", "%Y %Y"]', /^user\.ini:5: \[t\] timestamp_format_list: directive "%Y" stands twice in time format "%Y %Y"$/],
    ['timestamp_format_list = [\'iso8601\']', /^user\.ini:5: \[t\] timestamp_format_list: expected a JSON array with double quotes, got "\['iso8601'\]"$/],
    ['timestamp_format_list = {"a": 1}', /^user\.ini:5: \[t\] timestamp_format_list: expected a JSON array, got /],
    ['timestamp_format_list = ["iso8601", 1]', /^user\.ini:5: \[t\] timestamp_format_list: expected texts, got 1$/],
    ['csv_delimiter = ::', /^user\.ini:5: \[t\] csv_delimiter: expected one character, got "::"$/],
    ['ecs = user.name', /^user\.ini:5: \[t\] ecs: user\.name is listed, but there is no key user\.name$/],
    ['ecs = user.nam\nuser.name = a', /^user\.ini:5: \[t\] ecs: user\.nam is listed, .*: did you mean user\.name\?$/],
    ['static_ecs = event.kind', /^user\.ini:5: \[t\] static_ecs: event\.kind is listed, but there is no key event\.kind$/],
    ['renamed_newfields = new', /^user\.ini:5: \[t\] renamed_newfields: new is listed, but there is no key new$/],
    ['ecs = a.__proto__.b\na.__proto__.b = a', /^user\.ini:5: \[t\] ecs: a\.__proto__\.b can't be the name of a field$/],
    ['script_ecs = user.name', /^user\.ini:5: \[t\] script_ecs: there is no code for t: write siem\/sf_t\.js, or take that of another log type: \$\{alb:script_ecs\}$/],
    ['doc_id = $a', /^user\.ini:5: \[t\] doc_id: "\$" must be followed by "\$" or "\{"/],
    ['doc_id = ${nothing}', /^user\.ini:5: \[t\] doc_id: refers to "\$\{nothing\}", which doesn't exist$/],
    ['doc_id = ${clodtrail:doc_id}', /^user\.ini:5: \[t\] doc_id: refers to .*: did you mean cloudtrail\?$/],
    ['doc_id = ${a}\na = ${doc_id}', /references are nested deeper than 10 \(or in a circle\)$/],
    ['a line without a sign', /^user\.ini:5: \[t\] expected "key = value"$/],
    ['doc_id = a\ndoc_id = a', /^user\.ini:6: \[t\] "doc_id" appears twice in this section$/],
    ['[t]\ndoc_id = a', /^user\.ini:5: \[t\] section \[t\] appears twice in this file$/],
  ])('%s', async (lines, message) => {
    const userIni = `${withLines(lines)}[u]\n${OWN.replace('^t/', '^u/')}`;
    await expect(load(userIni)).rejects.toThrow(message);
    expect(catalogueOf(userIni).plan('u').name).toBe('u');
    expect(catalogueOf(userIni).plan('cloudtrail').format).toBe('json');
  });
});

describe('what is lost to a mistake in the file', () => {
  const broken = { kind: 'broken' };
  const detect = (userIni: string, key = 't/1'): unknown => catalogueOf(userIni).detect(key);

  it('is the log type whose header has no end: not the one before', () => {
    const userIni = `[s]\n${OWN.replace('^t/', '^s/')}[t\n${OWN}`;
    expect(detect(userIni)).toEqual({ ...broken, logType: 't', reason: 'user.ini:5: [t] expected "]" at the end of the name of a section' });
    expect(detect(userIni, 's/1')).toMatchObject({ kind: 'load', logType: 's' });
    expect(detect(`[t\n${OWN}`)).toMatchObject({ ...broken, logType: 't' });
  });

  it.each([
    ['s3_key = ^t/\n', 'user.ini:1: text before the first [section]'],
    [`[s]\n${OWN}s3_key = ^s/\n`, 'user.ini:5: [s] "s3_key" appears twice in this section'],
    [`[s]\n${OWN}[s]\ns3_key = ^s/\n`, 'user.ini:5: [s] section [s] appears twice in this file'],
  ])('may be the pattern of a key that no log type has: the object fails, it is not skipped: %j', (userIni, reason) => {
    expect(detect(userIni)).toEqual({ ...broken, reason: `no log type has this key, but a pattern may be lost: ${reason}` });
    expect(detect(userIni, 'AWSLogs/123456789012/CloudTrail/eu-west-1/2025/01/01/x')).toMatchObject({ kind: 'load', logType: 'cloudtrail' });
  });

  it('is no start of the loader: an alias or a setting of DEFAULT that can not be resolved', () => {
    const catalogue = catalogueOf('[DEFAULT]\ncustom_user_agent = a$b\nignore_own_logs = ${nothing}\n[t]\ns3_key = ^t/\nindex_rotation = auto\nindex_name = ${nothing}\n');
    expect(catalogue.writeAliases()).toEqual(catalogueOf('').writeAliases());
    expect([catalogue.setting('custom_user_agent'), catalogue.setting('ignore_own_logs')]).toEqual(['siem-es-loader', 'True']);
    expect(catalogue.problems).toEqual([
      'user.ini:2: [DEFAULT] custom_user_agent: "$" must be followed by "$" or "{" at "$b" (write $$ for a dollar): the built-in value counts',
      'user.ini:3: [DEFAULT] ignore_own_logs: refers to "${nothing}", which doesn\'t exist: the built-in value counts',
    ]);
  });
});

describe('what is read, but hardly meant, is noted', () => {
  it.each([
    ['index_name = log-x ; comment', 'user.ini:5: [t] index_name: "log-x ; comment" names no index that OpenSearch takes: it has " "'],
    ['index_name = Log-x', 'user.ini:5: [t] index_name: "Log-x" names no index that OpenSearch takes: it has "L" at its beginning'],
    ['index_name = _log', 'user.ini:5: [t] index_name: "_log" names no index that OpenSearch takes: it has "_" at its beginning'],
    ['geoip = destination source.ip', 'user.ini:5: [t] geoip: "source.ip" is no top-level field, so nothing is looked up for it: did you mean source?'],
    ['index_suffix = a/b', 'user.ini:5: [t] index_suffix: "a/b" names no index that OpenSearch takes: it has "/"'],
    ['timestamp_format = ISO8601', 'user.ini:5: [t] timestamp_format: "ISO8601" has no directive like %Y and is none of iso8601, epoch, syslog: it reads no time: did you mean iso8601?'],
    ['clientip_xff = a', 'user.ini:5: [t] clientip_xff: expected two names of fields, got "a": it has no effect'],
    ['Doc_ID = k', 'user.ini:5: [t] Doc_ID: no such setting, and no list of the section names a field like that: it has no effect: did you mean doc_id?'],
  ])('%s', (lines, note) => {
    expect(catalogueOf(withLines(lines)).problems).toEqual([note]);
  });

  it.each(['index_suffix = -a', 'timestamp_format = epoch_millis', 'index_name = ${t:x}', 'clientip_xff = [a, b]', 'index_suffix =', 'index_rotation = "weekly"'])('not so %s', (lines) => {
    expect(catalogueOf(`${withLines(lines)}x = log-x\n`).problems.filter((note) => !note.includes('[t] x:'))).toEqual([]);
  });
});
