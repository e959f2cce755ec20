import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IniError, MergedIni } from '../../../../src/loader/catalogue/ini/ini-types';
import { mergeIni } from '../../../../src/loader/catalogue/ini/merged-ini';
import { parseIni } from '../../../../src/loader/catalogue/ini/parse-ini';

// What Python's own configparser reads in the same files: see fixtures/configparser/record.py.
const FIXTURES = join(__dirname, '../../../fixtures/configparser');

interface Value { value?: string; problem?: string; section?: string; key?: string }
interface Run { files: string[]; problem?: string; line?: number; sections?: { section: string; values: [string, Value][] }[] }

const recorded: Run[] = JSON.parse(readFileSync(join(FIXTURES, 'recorded.json'), 'utf8'));

function read(files: string[]): MergedIni {
  return mergeIni(files.map(file => parseIni(readFileSync(join(FIXTURES, file), 'utf8'), file)));
}

function valueOf(ini: MergedIni, section: string, key: string): Value {
  try {
    return { value: ini.get(section, key) };
  } catch (error) {
    if (!(error instanceof IniError)) throw error;
    return { problem: error.kind, section: error.section, key: error.key };
  }
}

// The reference can't start on a file with a byte order mark; ours reads it.
const runs = recorded.filter(run => run.files[0] !== 'bom.ini');

test('at least 40 files are compared', () => {
  expect(runs.length).toBeGreaterThan(60);
});

test.each(runs.filter(run => run.sections).map(run => [run.files.join(' + '), run] as const))('%s reads as in Python', (_, run) => {
  const ini = read(run.files);
  expect(ini.problems).toEqual([]);
  expect(['DEFAULT', ...ini.sections()].map(section => ({
    section,
    values: ini.keys(section).map(key => [key, valueOf(ini, section, key)]),
  }))).toEqual(run.sections);
});

test.each(runs.filter(run => run.problem).map(run => [run.files[0], run] as const))('%s has its first problem where Python fails', (file, run) => {
  const [problem] = read(run.files).problems;
  expect(problem).toMatchObject({ file, kind: run.problem, line: run.line });
});
