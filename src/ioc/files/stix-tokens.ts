/** A piece of a STIX pattern. */
export interface Token {
  readonly kind: 'path' | 'time' | 'bytes' | 'text' | 'number' | 'operator' | 'mark' | 'word';
  /** As it stands; a text without its quotes and escapes, a word in upper case. */
  readonly value: string;
  /** 1-based. */
  readonly column: number;
}

const STEP = "(?:[A-Za-z_][A-Za-z0-9_-]*|'[^']*')";
/** One alternative a kind of token; they begin differently, so nothing is tried twice. */
const TOKEN = new RegExp([
  '(?<blank>\\s+|//[^\\n]*|/\\*[^]*?\\*/)',
  `(?<path>[A-Za-z][A-Za-z0-9-]*:${STEP}(?:\\.${STEP}|\\[(?:[0-9]+|\\*)\\])*)`,
  "t'(?<time>[^']*)'",
  "[hb]'(?<bytes>[^']*)'",
  "'(?<text>(?:[^'\\\\]|\\\\[^])*)'",
  '(?<number>[+-]?[0-9]+(?:\\.[0-9]+)?)',
  '(?<operator>==|=|!=|<>|<=|>=|<|>)',
  '(?<mark>[[\\](),])',
  '(?<word>[A-Za-z]+)',
].join('|'), 'y');

/** A pattern that is longer than any written by people would only cost time. */
const LONGEST = 100_000;

/** Throws an `Error` for what is no token. */
export function tokensOf(pattern: string): Token[] {
  if (pattern.length > LONGEST) throw new Error(`the pattern is longer than ${LONGEST} characters`);
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(pattern);
    if (match === null) throw new Error(`column ${at + 1}: ${JSON.stringify(pattern.slice(at, at + 20))} is not understood`);
    const [kind, value] = Object.entries(match.groups!).find(([, found]) => found !== undefined) as [Token['kind'] | 'blank', string];
    if (kind !== 'blank') tokens.push({ kind, value: cooked(kind, value), column: at + 1 });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function cooked(kind: Token['kind'], value: string): string {
  if (kind === 'text') return value.replace(/\\([^])/g, '$1');
  return kind === 'word' ? value.toUpperCase() : value;
}
