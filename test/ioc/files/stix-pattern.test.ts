import { comparisonsOf } from '../../../src/ioc/files/stix-pattern';

const shown = (pattern: string): string[] =>
  comparisonsOf(pattern).map(({ path, operator, negated, values }) => `${path} ${negated ? 'NOT ' : ''}${operator} ${values.join('|')}`.trim());

test.each([
  ["[ipv4-addr:value = '100.64.0.1']", ['ipv4-addr:value = 100.64.0.1']],
  ["[ipv4-addr:value='100.64.0.1']", ['ipv4-addr:value = 100.64.0.1']],
  [" [ domain-name:value\n=\t'evil.example' ] ", ['domain-name:value = evil.example']],
  ["[ipv4-addr:value = '100.64.0.1' OR domain-name:value = 'a.example' AND ipv6-addr:value = '2001:20::1']",
    ['ipv4-addr:value = 100.64.0.1', 'domain-name:value = a.example', 'ipv6-addr:value = 2001:20::1']],
  ["[ipv4-addr:value = 'a'] AND [ipv4-addr:value = 'b'] FOLLOWEDBY ([ipv4-addr:value = 'c'] OR [ipv4-addr:value = 'd']) WITHIN 600 SECONDS",
    ['a', 'b', 'c', 'd'].map((value) => `ipv4-addr:value = ${value}`)],
  ["([ipv4-addr:value = 'a'] REPEATS 5 TIMES) START t'2025-01-01T00:00:00Z' STOP t'2025-02-01T00:00:00Z'", ['ipv4-addr:value = a']],
  ["[(ipv4-addr:value = 'a' OR (domain-name:value = 'b')) AND network-traffic:dst_port = 443]",
    ['ipv4-addr:value = a', 'domain-name:value = b', 'network-traffic:dst_port =']],
  ["[domain-name:value IN ('a.example', 'b.example',7)]", ['domain-name:value IN a.example|b.example']],
  ["[domain-name:value NOT = 'a' AND domain-name:value NOT LIKE '%.b' AND ipv4-addr:value ISSUBSET '100.64.0.0/10']",
    ['domain-name:value NOT = a', 'domain-name:value NOT LIKE %.b', 'ipv4-addr:value ISSUBSET 100.64.0.0/10']],
  ["[file:name = 'it\\'s \\\\ ] AND [ipv4-addr:value = 1']", ["file:name = it's \\ ] AND [ipv4-addr:value = 1"]],
  ["[file:hashes.'SHA-256' = 'aa' AND file:extensions.'windows-pebinary-ext'.sections[*].entropy > 7.0 AND file:content_ref.x[0] = h'ff' AND file:is_x = true]",
    ["file:hashes.'SHA-256' = aa", "file:extensions.'windows-pebinary-ext'.sections[*].entropy >", 'file:content_ref.x[0] =', 'file:is_x =']],
  ["[EXISTS ipv4-addr:value AND /* why */ url:value = 'http://evil.example/?a=[1]' // so\n]", ['url:value = http://evil.example/?a=[1]']],
])('%s', (pattern, comparisons) => {
  expect(shown(pattern)).toEqual(comparisons);
});

test.each([
  ['', 'the pattern ends too early'],
  ['[', 'the pattern ends too early'],
  ["[ipv4-addr:value = 'a'", 'the pattern ends too early'],
  ["[ipv4-addr:value = 'a'] AND", 'the pattern ends too early'],
  ['[ipv4-addr:value =', 'the pattern ends too early'],
  ["ipv4-addr:value = 'a'", 'column 1: expected [, got "ipv4-addr:value"'],
  ["[ipv4-addr:value = 'a' domain-name:value = 'b']", 'column 24: expected AND, OR or a closing bracket'],
  ["[(ipv4-addr:value = 'a']", 'column 24: expected AND, OR or a closing bracket, got "]"'],
  ["[ipv4-addr:value 'a']", 'column 18: expected an operator, got "a"'],
  ['[ipv4-addr:value = AND]', 'column 20: expected a value, got "AND"'],
  ["[ipv4-addr:value IN 'a']", 'expected a mark'],
  ["[value = 'a']", 'column 2: expected a path, got "VALUE"'],
  ["[ipv4-addr:value = 'a]", 'column 20: "\'a]" is not understood'],
  ['alert tcp any any -> any any (msg:"x";)', 'is not understood'],
  ['['.repeat(100), 'column 2: expected'],
  ["[domain-name:value = 'x'] ".repeat(10_000), 'longer than 100000 characters'],
])('%j is told to be no pattern', (pattern, message) => {
  expect(() => comparisonsOf(pattern)).toThrow(message);
});

test('a pattern may open any number of brackets', () => {
  const depth = 40_000;

  expect(shown(`${'('.repeat(depth)}[ipv4-addr:value = 'a']${')'.repeat(depth)}`)).toEqual(['ipv4-addr:value = a']);
});
