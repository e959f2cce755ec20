import { catalogueOf } from './load-object';
import { compileLogRegex } from '../../src/loader/catalogue/python-regex/log-regex';
import { configuredRules, patternFileName, ruleContext } from '../../src/loader/exclusion-rules';

const withDefault = (line: string) => catalogueOf(`file_format = json\n[DEFAULT]\n${line}`);

describe('own logs', () => {
  it('are left out by default', () => {
    expect(new Set(configuredRules(withDefault('')).fields.map(({ logType }) => logType))).toEqual(new Set(['cloudtrail', 's3accesslog', 'securitylake']));
  });

  it.each(['False', 'no', '0'])('are loaded when ignore_own_logs is %s', (value) => {
    expect(configuredRules(withDefault(`ignore_own_logs = ${value}`))).toEqual({ fields: [], conditions: [], problems: [] });
  });

  it('are left out when the setting is no answer, and that is a problem', () => {
    const { fields, problems } = configuredRules(withDefault('ignore_own_logs = perhaps'));
    expect(fields.length).toBeGreaterThan(0);
    expect(problems).toEqual([expect.stringMatching(/^\[DEFAULT\] ignore_own_logs: expected one of .*"perhaps": own logs are left out$/)]);
  });
});

it('the name of the file with patterns is a setting; empty, there is none', () => {
  expect(patternFileName(withDefault(''))).toBe('exclude_log_patterns.csv');
  expect(patternFileName(withDefault('exclude_log_patterns_filename = mine.csv'))).toBe('mine.csv');
  expect(patternFileName(withDefault('exclude_log_patterns_filename ='))).toBeUndefined();
});

it('the settings of exclusions are settings with an effect', () => {
  expect(withDefault('ignore_own_logs = no\nexclude_log_patterns_filename = mine.csv').problems).toEqual([]);
});

it('rules may be about every log type of the configuration', () => {
  const { logTypes, compile } = ruleContext(withDefault(''));
  expect([...logTypes]).toEqual(expect.arrayContaining(['t', 'waf', 'cloudtrail']));
  expect(compile).toBe(compileLogRegex);
});
