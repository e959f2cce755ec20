import { requiredLiterals } from '../../../../projenrc/generate/user-agents/required-literals';
import { trigramsOf } from '../../../../projenrc/generate/user-agents/trigrams';

test.each<[string, string[][]]>([
  ['(curl)/(\\d+)', [['curl/']]],
  ['[Bb]ot-\\d+-end', [['bot-'], ['-end']]],
  ['ab+cde', [['cde']]],
  ['abcd?e', [['abc']]],
  ['abc(?:def|ghi)jkl', [['abc'], ['def', 'ghi'], ['jkl']]],
  ['one|two|three', [['one', 'two', 'three']]],
])('a text that matches %s contains one of each of %j', (source, literals) => {
  expect(requiredLiterals(source)).toEqual(literals);
});

test.each(['(?:abc)?', '(?:abc|d)', '[^a]bc', 'ab', '(?!abc)', 'abc|', 'äöü'])('%s asks for nothing', (source) => {
  expect(requiredLiterals(source)).toEqual([]);
});

test('pieces that nearly all agents have are avoided', () => {
  expect(trigramsOf('Mozilla.{1,200}(PaleMoon)')).not.toMatch(/moz|ozi|zil|ill|lla/);
});
