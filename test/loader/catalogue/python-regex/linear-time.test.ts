import { compileLogRegex } from '../../../../src/loader/catalogue/python-regex/log-regex';
import { RegexTimeoutError } from '../../../../src/loader/catalogue/python-regex/regex-errors';

// A plain backtracking engine would be at most of these for ages. jest's time limit is the guard; results are what is asserted.
const A = 'a'.repeat(100_000);

function outcome(run: () => RegExpExecArray | null): string {
  try {
    const result = run();
    return result ? `${result.index}+${result[0].length}` : 'no match';
  } catch (error) {
    if (error instanceof RegexTimeoutError) return 'gave up';
    throw error;
  }
}

describe('a catastrophic pattern that V8 can run in linear time has a result', () => {
  test.each([
    ['(a+)+$', `${A}!`, 'no match', 'no match'],
    ['(a+)+$', `!${A}`, '1+100000', 'no match'],
    ['(.*)*x', `${A}!`, 'no match', 'no match'],
    ['(a|aa)+$', `${A}!`, 'no match', 'no match'],
    ['(?:a+)+b', `${A}b${A}`, '0+100001', '0+100001'],
    ['(?P<x>(?:\\w+\\s?)*)\\Z', `${A}!`, '100001+0', 'no match'],
    ['(?i)(a+)+$', `${A}!`, 'no match', 'no match'],
    ['(x+x+)+y', 'x'.repeat(100_000), 'no match', 'no match'],
    ['(.*?)(.*?)(.*?)(.*?)b', `${A}!`, 'no match', 'no match'],
    ['\\s+$', `${' '.repeat(100_000)}x`, 'no match', 'no match'],
    ['.*x.*y', 'x'.repeat(50_000), 'no match', 'no match'],
    ['(?:a?){50}b', `${A}!`, 'no match', 'no match'],
  ])('%j', (pattern, text, search, match) => {
    const regex = compileLogRegex(pattern);
    expect(outcome(() => regex.exec(text))).toBe(search);
    expect(outcome(() => regex.match(text))).toBe(match);
    expect(outcome(() => regex.match(`日${text}`))).toBe(outcome(() => regex.match(`é${text}`)));
  });
});

describe('a catastrophic pattern that V8 can\'t run in linear time has a result from the exact engine', () => {
  test.each([
    ['^(?=(?:a+)+$)', `${A}!`, 'no match'],
    ['^(?!(a|aa)+$)', `${A}!`, '0+0'],
    ['(a?)*b', `${A}!`, 'no match'],
    ['(?:(a)|a)+$', `${A}!`, 'no match'],
    ['(?m)(a+)+$', `${A}!\n${A}\n!`, '100002+100000'],
    ['(a+)+\\b$', `é${A}!`, 'no match'],
    ['(a+)+$', `\u{1f600}${A}!`, 'no match'],
  ])('%j', (pattern, text, expected) => {
    expect(outcome(() => compileLogRegex(pattern).exec(text))).toBe(expected);
  });
});

test.each([
  ['(a+)+\\1$', `${A}!`],
  ['(a*)*\\1b', `${A}!`],
  ['(?:(a+)|(?P<x>b))+(?(x)c|\\1)$', `${A}!`],
  ['(?=.*x)a', A],
  ['(?>a+)+b', `${A}!`],
  ['(a{1,50}){1,50}$', `${A}!`],
])('%j is given up with a typed error', (pattern, text) => {
  const regex = compileLogRegex(pattern);
  let thrown: unknown;
  try {
    regex.exec(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(RegexTimeoutError);
  expect((thrown as Error).message).toBe(`regex took too long on a text of ${text.length} characters: ${pattern}`);
  // The next text has its own allowance.
  expect(outcome(() => regex.exec('!'))).toBe('no match');
});
