import { fieldRulesAsCsv, keyRulesAsIni } from '../../../src/constructs/private/exclusion-files';
import { readKeyExclusions } from '../../../src/loader/catalogue/key-exclusions';
import { compileLogRegex } from '../../../src/loader/catalogue/python-regex/log-regex';
import { matchesValue } from '../../../src/loader/transform/exclude/field-rule';
import { readPatternCsv } from '../../../src/loader/transform/exclude/pattern-csv';

const CONTEXT = { logTypes: new Set(['alb']), compile: compileLogRegex };

/** Which of some texts the loader leaves out by a rule of an app. */
function leftOut(pattern: string, patternType: string, texts: string[]): string[] {
  const { fields, problems } = readPatternCsv(fieldRulesAsCsv([{ logType: 'alb', field: 'a', pattern, patternType, comment: 'x' }]), 'e.csv', CONTEXT);
  expect(problems).toEqual([]);
  return texts.filter((text) => matchesValue(fields[0], text));
}

test.each([
  ['a|b', ['a', 'b', 'ax', 'bx'], ['a', 'b']],
  ['(?i)a|b', ['A', 'B', 'ax'], ['A', 'B']],
  ['(a|b)c', ['ac', 'bc', 'a'], ['ac', 'bc']],
  ['[|]x|\\|', ['|x', '|', '|xy'], ['|x', '|']],
  ['a\\|b', ['a|b', 'a'], ['a|b']],
  ['"x", y', ['"x", y', 'x, y'], ['"x", y']],
])('the regex %s has to match all of a text', (regex, texts, matched) => {
  expect(leftOut(regex, 'regex', texts)).toEqual(matched);
});

test.each(['a|b', ' a, "b" ', '#x', '', '$'])('the text %j is taken as it is', (text) => {
  expect(leftOut(text, 'text', [text, `${text}x`, 'a'])).toEqual([text]);
});

test('patterns of keys come back as they were, named by the path of their construct', () => {
  const patterns = ['\\.part$', '(?i)a = b', '# x', '$$', '${a}', '; y', '[x]'];
  const ini = keyRulesAsIni(patterns.map((regex, i) => ({ logType: 'alb', name: `Stack/S[i]em: ${i}`, regex, description: 'a\nb' })));
  const { rules, problems } = readKeyExclusions(ini, 'e.ini', ['alb']);
  expect(problems).toEqual([]);
  expect(rules.get('alb')!.map(({ name, pattern }) => [name, pattern.source])).toEqual(patterns.map((regex, i) => [`Stack/S-i-em-${i}`, regex]));
});

test('ids that differ in signs alone are refused, as they would be one name', () => {
  const rules = ['Stack/a b', 'Stack/a:b'].map((name) => ({ logType: 'alb', name, regex: 'x' }));
  expect(() => keyRulesAsIni(rules)).toThrow(/^id: two exclusion rules are called 'Stack\/a-b'; give one of them an id/);
});
