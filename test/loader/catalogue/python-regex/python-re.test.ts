import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExactMatcher } from '../../../../src/loader/catalogue/python-regex/exact-matcher';
import { compileProgram } from '../../../../src/loader/catalogue/python-regex/exact-program';
import { compileLogRegex } from '../../../../src/loader/catalogue/python-regex/log-regex';
import { parsePythonRegex } from '../../../../src/loader/catalogue/python-regex/parse-pattern';
import { PythonRegexError } from '../../../../src/loader/catalogue/python-regex/regex-errors';

// What Python's own re finds: see fixtures/python-regex/record.py.
interface Found { span: [number, number]; groups: (string | null)[]; named: Record<string, string | null> }
interface Text { text: string; search: Found | null; match: Found | null }
interface Case { pattern: string; error?: string; position?: number; texts?: Text[] }

const recorded: Case[] = JSON.parse(readFileSync(join(__dirname, '../../../fixtures/python-regex/recorded.json'), 'utf8'));
const good = recorded.filter(({ texts }) => texts).map(({ pattern, texts }) => [pattern, texts!] as const);
const bad = recorded.filter(({ error }) => error).map(({ pattern, error, position }) => [pattern, error!, position ?? undefined] as const);

/** Python counts code points, JavaScript UTF-16 units. */
const codePoints = (text: string, units: number) => Array.from(text.slice(0, units)).length;

function asRecorded(result: RegExpExecArray | null): Omit<Found, 'named'> | null {
  if (!result) return null;
  const start = codePoints(result.input, result.index);
  return { span: [start, start + Array.from(result[0]).length], groups: Array.from(result).slice(1).map(group => group ?? null) };
}

const unnamed = (found: Found | null) => found && { span: found.span, groups: found.groups };

test('hundreds of patterns are compared', () => {
  expect(good.length).toBeGreaterThan(200);
  expect(bad.length).toBeGreaterThan(80);
});

test.each(good)('%j finds what Python finds', (pattern, texts) => {
  const regex = compileLogRegex(pattern);
  expect(texts.map(({ text }) => ({ text, search: asRecorded(regex.exec(text)), match: asRecorded(regex.match(text)), test: regex.test(text) })))
    .toEqual(texts.map(({ text, search, match }) => ({ text, search: unnamed(search), match: unnamed(match), test: search !== null })));
});

test.each(good)('%j names its groups', (pattern, texts) => {
  const { groupNames, groupIndex } = compileLogRegex(pattern);
  for (const { search } of texts) {
    if (!search) continue;
    expect(Object.fromEntries(groupNames.map((name, i) => [name, search.groups[groupIndex[i] - 1]]))).toEqual(search.named);
  }
  expect(new Set(groupNames).size).toBe(groupIndex.length);
});

test.each(good)('%j finds the same with the exact engine alone', (pattern, texts) => {
  const tree = parsePythonRegex(pattern);
  const matcher = new ExactMatcher(compileProgram(tree));
  const run = (text: string, anchored: boolean): Omit<Found, 'named'> | null => {
    const slots = matcher.run(text, anchored);
    if (!slots) return null;
    const groups = tree.groupNames.map((_, i) => slots[2 * i + 1] < 0 ? null : text.slice(slots[2 * i], slots[2 * i + 1]));
    return { span: [codePoints(text, slots[0]), codePoints(text, slots[1])], groups: groups.slice(1) };
  };
  expect(texts.map(({ text }) => ({ text, search: run(text, false), match: run(text, true) })))
    .toEqual(texts.map(({ text, search, match }) => ({ text, search: unnamed(search), match: unnamed(match) })));
});

test.each(bad)('%j is refused as by Python (%s)', (pattern, _, position) => {
  let thrown: unknown;
  try {
    compileLogRegex(pattern);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(PythonRegexError);
  if (position !== undefined) expect((thrown as PythonRegexError).position).toBe(position);
});
