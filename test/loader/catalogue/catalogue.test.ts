import { Catalogue } from '../../../src/loader/catalogue/catalogue';
import type { FindLogic } from '../../../src/loader/catalogue/catalogue';
import { ConfigurationError } from '../../../src/loader/errors';

const BUILT_IN = `[DEFAULT]
s3_key = dummydummydummy
s3_key_ignored =
file_format =
index_name =
index_rotation = monthly
max_log_count = 100
ioc_ip =
timestamp_format = iso8601

[first]
s3_key = logs/.*first
file_format = json
index_name = log-first
doc_id = id

[second]
s3_key = logs/
file_format = json
index_name = log-second
`;

function catalogueOf(userIni?: string, builtIn = BUILT_IN): Catalogue {
  return new Catalogue([{ name: 'aws.ini', text: builtIn, builtIn: 'first' }, ...(userIni === undefined ? [] : [{ name: 'user.ini', text: userIni }])], () => undefined);
}

function failureOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}

const loads = (logType: string) => expect.objectContaining({ kind: 'load', logType });

describe('the log type of a key', () => {
  it('is the first section, in the order of the files, whose pattern is found in it', () => {
    const catalogue = catalogueOf('[third]\ns3_key = logs/|other/\nfile_format = json\nindex_name = log-third\n');
    expect(catalogue.logTypes()).toEqual(['first', 'second', 'third']);
    expect(catalogue.detect('logs/2025/first.gz')).toEqual({ kind: 'load', logType: 'first', pattern: expect.stringContaining('first') });
    expect(catalogue.detect('logs/2025/x.gz')).toEqual(loads('second'));
    expect(catalogue.detect('a/other/x.gz')).toEqual(loads('third'));
  });

  it('keeps its place when user.ini changes its pattern', () => {
    const catalogue = catalogueOf('[second]\nindex_name = log-mine\n[first]\ns3_key = logs/.*mine\n');
    expect(catalogue.detect('logs/mine')).toEqual(loads('first'));
    expect(catalogue.detect('logs/first')).toEqual(loads('second'));
  });

  it('is none when no pattern is found, and the object is skipped', () => {
    expect(catalogueOf().detect('elsewhere/x.gz')).toEqual({ kind: 'skip', level: 'warn', reason: 'no log type has this key' });
  });

  it('is not looked for in a folder', () => {
    expect(catalogueOf().detect('logs/first/')).toMatchObject({ kind: 'skip', level: 'warn', reason: expect.stringContaining('folder') });
  });

  it('skips keys that s3_key_ignored matches, of this log type only', () => {
    const catalogue = catalogueOf('[first]\ns3_key_ignored = digest\n');
    expect(catalogue.detect('logs/first-digest')).toMatchObject({ kind: 'skip', logType: 'first', level: 'warn', reason: expect.stringContaining('s3_key_ignored') });
    expect(catalogue.detect('logs/first-log')).toEqual(loads('first'));
    expect(catalogue.detect('logs/digest')).toEqual(loads('second'));
  });

  it.each(['file_format', 'index_name'])('skips objects when its %s is empty, which is an error', (key) => {
    const catalogue = catalogueOf(`[first]\n${key} =\n`);
    expect(catalogue.detect('logs/first')).toMatchObject({ kind: 'skip', logType: 'first', level: 'error', reason: `user.ini:2: [first] ${key} is empty: no object of this log type is loaded` });
    expect(catalogue.detect('logs/x')).toEqual(loads('second'));
  });
});

describe('user.ini', () => {
  it('overrides the built-in file key by key', () => {
    const plan = catalogueOf('[first]\nmax_log_count = 7\n').plan('first');
    expect(plan).toMatchObject({ name: 'first', maxLogCount: 7, indexName: 'log-first', docId: 'id', format: 'json' });
  });

  it('overrides defaults for the log types that do not set them', () => {
    const catalogue = catalogueOf('[DEFAULT]\nmax_log_count = 5\nindex_name = log-default\n');
    expect(catalogue.plan('first')).toMatchObject({ maxLogCount: 5, indexName: 'log-first' });
    expect(catalogue.setting('max_log_count')).toBe('5');
  });

  it('names the aliases that log types with rollover write to, each once', () => {
    expect(catalogueOf().writeAliases()).toEqual([]);
    const rolling = catalogueOf('[first]\nindex_rotation = auto\n[second]\nindex_rotation = auto\nindex_name = log-first\n');
    expect(rolling.writeAliases()).toEqual(['log-first']);
  });
});

describe('what is broken in the configuration', () => {
  it('is the problem of its own log type: a section that appears twice', () => {
    const catalogue = catalogueOf('[first]\nmax_log_count = 1\n[first]\nmax_log_count = 2\n');
    expect(catalogue.detect('logs/first')).toEqual({ kind: 'broken', logType: 'first', reason: expect.stringMatching(/^user\.ini:3: \[first\] .*twice/) });
    expect(catalogue.detect('logs/x')).toEqual(loads('second'));
    expect(catalogue.problems).toEqual([expect.stringContaining('user.ini:3: [first]')]);
  });

  it('is the problem of its own log type: a line that is no setting', () => {
    const catalogue = catalogueOf('[first]\nno setting\n');
    expect(catalogue.detect('logs/first')).toEqual({ kind: 'broken', logType: 'first', reason: expect.stringContaining('user.ini:2: [first]') });
    expect(catalogue.detect('logs/x')).toEqual(loads('second'));
  });

  it('is the problem of its own log type: a pattern, which the built-in one still recognises', () => {
    const catalogue = catalogueOf('[first]\ns3_key = logs/(first\n');
    const broken = catalogue.detect('logs/first');
    expect(broken).toEqual({ kind: 'broken', logType: 'first', reason: expect.stringMatching(/^user\.ini:2: \[first\] s3_key: /) });
    expect(catalogue.detect('logs/x')).toEqual(loads('second'));
    expect(catalogue.problems).toHaveLength(1);
  });

  it('does not let keys pass as unknown that may be those of a new log type with a broken pattern', () => {
    const catalogue = catalogueOf('[third]\ns3_key = third/(\nfile_format = json\nindex_name = log-third\n');
    expect(catalogue.detect('third/x')).toEqual({ kind: 'broken', reason: expect.stringContaining('[third] s3_key') });
    expect(catalogue.detect('logs/first')).toEqual(loads('first'));
  });

  it('is the problem of its own log type: s3_key_ignored', () => {
    const catalogue = catalogueOf('[first]\ns3_key_ignored = (\n');
    expect(catalogue.detect('logs/first')).toEqual({ kind: 'broken', logType: 'first', reason: expect.stringMatching(/^user\.ini:2: \[first\] s3_key_ignored: /) });
    expect(catalogue.detect('logs/x')).toEqual(loads('second'));
  });

  it.each([
    ['file_format', 'yaml', 'expected one of text, json, csv, '],
    ['max_log_count', '0', 'expected at least 1, got 0'],
    ['log_pattern', '(?P<a>', ''],
    ['csv_delimiter', '||', 'expected one character, got "||"'],
    ['ecs', 'source.ip', 'source.ip is listed, but there is no key source.ip'],
    ['script_ecs', 'mine', 'there is no code for first'],
    ['doc_id', '${nowhere}', ''],
  ])('names file, section and key: %s = %s', (key, value, message) => {
    const catalogue = catalogueOf(`[first]\n${key} = ${value}\n`);
    const failure = failureOf(() => catalogue.plan('first'));
    expect(failure).toBeInstanceOf(ConfigurationError);
    expect((failure as Error).message).toMatch(`user.ini:2: [first] ${key}: ${message}`);
    expect((failure as ConfigurationError).place).toMatchObject({ file: 'user.ini', line: 2, section: 'first', key });
    expect(catalogue.plan('second').name).toBe('second');
  });

  it('fails in the same way each time it is asked for', () => {
    const catalogue = catalogueOf('[first]\nmax_log_count = many\n');
    const [once, again] = [1, 2].map(() => failureOf(() => catalogue.plan('first')));
    expect(once).toBeInstanceOf(ConfigurationError);
    expect(again).toBe(once);
  });
});

describe('a wrong value in DEFAULT', () => {
  it.each([
    ['max_log_count', 'many', 'expected a whole number, got "many"'],
    ['max_log_count', '0', 'expected at least 1, got 0'],
    ['timestamp_nano', 'perhaps', 'expected one of 1, yes, true, on, 0, no, false, off, got "perhaps"'],
    ['index_tz', 'Asia/Tokyo', 'expected a zone like +09:00, got "Asia/Tokyo"'],
    ['s3_key_ignored', '(a', ''],
    ['timestamp_format', '%Q', 'unknown directive "%Q" in time format "%Q"'],
    ['timestamp_format_list', '[\'a\']', 'expected a JSON array with double quotes, got "[\'a\']"'],
    ['csv_delimiter', '::', 'expected one character, got "::"'],
    ['file_format', 'jsonn', 'expected one of '],
  ])('is told at the start, once, as what keeps objects from being loaded: %s = %s', (key, value, message) => {
    const { problems, notes } = catalogueOf(`[DEFAULT]\n${key} = ${value}\n`);
    expect(problems).toEqual([expect.stringContaining(`user.ini:2: [DEFAULT] ${key}: ${message}`)]);
    expect(notes.size).toBe(0);
  });

  it.each(['max_log_count = 7', 'index_tz = +09:00', 'index_tz =', 'index_tz = ${zone}', 'timestamp_format = %Y', 'file_format = json'])('is none: %s', (line) => {
    expect(catalogueOf(`[DEFAULT]\n${line}\n`).problems).toEqual([]);
  });
});

describe('notes about the configuration', () => {
  it.each([
    ['[first]\nmax_log_cuont = 7\n', 'user.ini:2: [first] max_log_cuont: no such setting, and no list of the section names a field like that: it has no effect'
      + ': did you mean max_log_count?'],
    ['[first]\necs = user.name\nuser.nmae = who\nuser.name = who\n', 'user.ini:3: [first] user.nmae: no such setting, and no list of the section names a field like'
      + ' that: it has no effect: did you mean user.name?'],
    ['[first]\nindex_rotation = dayly\n', 'user.ini:2: [first] index_rotation: "dayly" is none of auto, daily, weekly, monthly, yearly, aoss; it counts as yearly'
      + ': did you mean daily?'],
    ['[first]\ncustom_user_agent = mine\n', 'user.ini:2: [first] custom_user_agent: it is read from [DEFAULT] only: it has no effect here'],
    ['[secnod]\nindex_name = log-mine\n', 'user.ini:2: [secnod] has no s3_key: no object is of this log type: did you mean second?'],
  ])('%j', (userIni, note) => {
    expect(catalogueOf(userIni).problems).toEqual([note]);
  });

  it.each([
    ['[first]\necs = user user.name\nuser = who\nuser.name = who\n', 'user.ini:2: [first] ecs: user.name is a part of user, which is set, too: only the one that comes last has a value'],
    ['[first]\necs = user.name\nstatic_ecs = user\nuser = who\nuser.name = who\n', 'user.ini:3: [first] static_ecs: user.name is a part of user, which is set, too: only the one that comes last has a value'],
    ['[first]\nfields = a a.b\necs = ${fields}\na = x\na.b = y\n', 'user.ini:3: [first] ecs: a.b is a part of a, which is set, too: only the one that comes last has a value'],
  ])('name fields of which one is a part of the other: %j', (userIni, note) => {
    const { problems, notes } = catalogueOf(userIni);
    expect(problems).toEqual([note]);
    expect([...notes]).toEqual([note]);
  });

  it('are not made of settings that old configurations have, of fields that a list names, or of what another value takes', () => {
    expect(catalogueOf('[first]\nignore_header_line_number = 1\nloggroup = x\n').problems).toEqual([]);
    expect(catalogueOf('[first]\necs = source.ip\nsource.ip = ip\nmine = log-mine\nindex_name = ${mine}\n[second]\ndoc_id = ${first:theirs}\n').problems).toEqual([]);
    expect(catalogueOf('[parts]\nname = log-mine\n[first]\nindex_name = ${parts:name}\n').problems).toEqual([]);
  });

  it('name what is nearest to a reference that leads nowhere', () => {
    const planned = (text: string): unknown => failureOf(() => catalogueOf(`[first]\nindex_name = ${text}\n`).plan('first'));
    expect(planned('${secnod:index_name}')).toMatchObject({ message: 'user.ini:2: [first] index_name: refers to "${secnod:index_name}", which doesn\'t exist: did you mean second?' });
    expect(planned('${second:index_nmae}')).toMatchObject({ message: expect.stringContaining('did you mean index_name?') });
  });
});

describe('additional log types', () => {
  const ADDITIONAL = '[extra]\ns3_key = extra\nfile_format = json\nindex_name = log-extra\ndoc_id = id\n\n[quiet]\nfile_format = json\nindex_name = log-quiet\n';
  const withAdditional = (userIni: string): Catalogue => new Catalogue([
    { name: 'aws.ini', text: BUILT_IN, builtIn: 'first' },
    { name: 'additional.ini', text: ADDITIONAL, builtIn: 'last' },
    { name: 'user.ini', text: userIni },
  ], () => undefined);

  it('take no key from a section of the operator', () => {
    const catalogue = withAdditional('[own]\ns3_key = data/ex\nfile_format = json\nindex_name = log-own');
    expect(catalogue.detect('data/extra/1')).toEqual(loads('own'));
    expect(catalogue.detect('extra/1')).toEqual(loads('extra'));
    expect(catalogue.logTypes()).toEqual(['first', 'second', 'own', 'extra', 'quiet']);
  });

  it('are switched on by a pattern for their keys', () => {
    expect(withAdditional('').detect('quiet/1')).toMatchObject({ kind: 'skip' });
    const catalogue = withAdditional('[quiet]\ns3_key = quiet\n[late]\ns3_key = qui');
    expect(catalogue.detect('quiet/1')).toEqual(loads('quiet'));
    expect(catalogue.plan('quiet').indexName).toBe('log-quiet');
  });

  it('give way to a section of the operator that is a definition of its own', () => {
    const own = withAdditional('[extra]\ns3_key = extra\nfile_format = json\nindex_name = log-own').plan('extra');
    expect([own.indexName, own.docId]).toEqual(['log-own', '']);
    const changed = withAdditional('[extra]\nindex_name = log-own').plan('extra');
    expect([changed.indexName, changed.docId]).toEqual(['log-own', 'id']);
  });
});

describe('code of a log type', () => {
  const logic = { apply: () => undefined };
  const catalogue = (userIni: string, found: ReturnType<FindLogic>): Catalogue => new Catalogue([
    { name: 'aws.ini', text: BUILT_IN, builtIn: 'first' }, { name: 'user.ini', text: userIni },
  ], (name) => (name === 'first' ? found : undefined));

  it('runs where script_ecs asks for it, and only there', () => {
    expect(catalogue('[first]\nscript_ecs = a.b', logic).logicOf('first')).toBe(logic);
    expect(catalogue('[first]\nscript_ecs =', logic).logicOf('first')).toBeUndefined();
  });

  it('fails the objects of its log type alone when it cannot be used', () => {
    const broken = catalogue('[first]\nscript_ecs = a.b', new Error('siem/sf_first.js: Unexpected token'));
    expect(failureOf(() => broken.plan('first'))).toMatchObject({ name: 'ConfigurationError', message: 'user.ini:2: [first] script_ecs: siem/sf_first.js: Unexpected token' });
    expect(broken.plan('second').indexName).toBe('log-second');
  });
});
