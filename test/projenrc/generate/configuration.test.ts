import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { awsIni } from '../../../projenrc/generate/aws-ini';
import { parseIni } from '../../../src/loader/catalogue/ini/parse-ini';
import { SETTINGS } from '../../../src/loader/catalogue/settings';

const validate = new Ajv({ strict: true }).compile(JSON.parse(readFileSync('assets/log-types/user-ini.schema.json', 'utf8')));

/** The messages about a configuration: `/section/key what is wrong`. */
function problemsOf(text: string): string[] {
  const { sections } = parseIni(text, 'test.ini');
  const json = Object.fromEntries([...sections].map(([name, keys]) => [name, Object.fromEntries([...keys].map(([key, { value }]) => [key, value]))]));
  return validate(json) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the JSON schema of user.ini', () => {
  it.each(awsIni())('takes all of $path', ({ content }) => {
    expect(problemsOf(content)).toEqual([]);
  });

  it('takes log types of an operator, references and empty values', () => {
    expect(problemsOf('[own]\ns3_key = own\nfile_format = ${alb:file_format}\nvia_cwl =\nindex_tz = +09:00\nuser.name = who\n')).toEqual([]);
  });

  it.each([
    ['via_cwl', 'maybe'], ['file_format', 'jsonl'], ['index_tz', 'JST'], ['max_log_count', 'many'], ['index_rotation', 'dayly'],
  ])('refuses %s = %s', (key, value) => {
    expect(problemsOf(`[own]\n${key} = ${value}\n`)).toEqual([expect.stringContaining(`/own/${key} must match pattern`)]);
  });
});

test('each setting has a default in defaults.ini, or is one that has none', () => {
  const defaults = parseIni(readFileSync('src/log-types/defaults.ini', 'utf8'), 'defaults.ini').sections.get('DEFAULT')!;
  const without = SETTINGS.map(({ key }) => key).filter((key) => !defaults.has(key));
  expect(without).toEqual(['ignore_header_line_number', 'log_pattern']);
  expect([...defaults.keys()].filter((key) => !SETTINGS.some((setting) => setting.key === key))).toEqual([]);
});
