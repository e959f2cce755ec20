import { Catalogue } from '../../../src/loader/catalogue/catalogue';
import { readKeyExclusions } from '../../../src/loader/catalogue/key-exclusions';

const SETTINGS = '[alb]\ns3_key = /alb/\ns3_key_ignored = (?i)\\.TMP$$\nfile_format = json\nindex_name = log-alb\n';

function catalogueWith(rules: string, settings = SETTINGS): Catalogue {
  return new Catalogue([{ name: 'user.ini', text: settings }, { name: 'exclusions.ini', text: rules, excludes: true }], () => undefined);
}

describe('rules for keys', () => {
  const catalogue = catalogueWith('[alb]\nTests = ^test/\nDollar = x\\$$\n');

  it.each([
    ['a/alb/1.tmp', 's3_key_ignored of log type alb matches the key'],
    ['test/alb/1', 'Tests of log type alb matches the key'],
    ['a/alb/x$', 'Dollar of log type alb matches the key'],
  ])('count beside each other and the setting: %s', (key, reason) => {
    expect(catalogue.detect(key)).toEqual({ kind: 'skip', logType: 'alb', level: 'warn', reason });
  });

  it('leave all other objects alone, and are no settings', () => {
    expect(catalogue.detect('a/alb/TEST/1')).toMatchObject({ kind: 'load', logType: 'alb' });
    expect(catalogue.problems).toEqual([]);
    expect(catalogue.settingOf('alb', 'Tests')).toBe('');
  });

  it('are named with their places', () => {
    expect(catalogue.matches('s3_key_ignored', 'test/alb/1')).toEqual([expect.objectContaining({ name: 'Tests', place: 'exclusions.ini:2', pattern: '^test/', start: 0, end: 5 })]);
  });

  it('that are broken have no effect, and the others of the log type have', () => {
    const broken = catalogueWith('[alb]\nOdd = (\nNone =\nTests = ^test/\n[abl]\nX = x\n');
    expect(broken.problems).toEqual([
      expect.stringMatching(/^exclusions\.ini:2: Odd: missing \).*: the rule has no effect$/),
      'exclusions.ini:3: None: there is no pattern: the rule has no effect',
      'exclusions.ini:6: X: there is no log type abl: did you mean alb?: the rule has no effect',
    ]);
    expect(broken.detect('test/alb/1')).toMatchObject({ kind: 'skip' });
    expect(broken.detect('a/alb/1')).toMatchObject({ kind: 'load' });
  });
});

it('lines that are none are problems of the file', () => {
  expect(readKeyExclusions('x\n[alb]\ny\n', 'e.ini', ['alb']).problems).toEqual(['e.ini:1: text before the first [section]', 'e.ini:3: expected "key = value"']);
});
