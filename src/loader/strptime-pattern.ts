const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTH_NAMES = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
];

/** Names of the C locale, lower case, in the order of their numbers; `NAMES.A` and `NAMES.a` start on Monday. */
export const NAMES = {
  A: WEEKDAY_NAMES,
  a: WEEKDAY_NAMES.map((name) => name.slice(0, 3)),
  B: MONTH_NAMES,
  b: MONTH_NAMES.map((name) => name.slice(0, 3)),
};

// what each directive reads: https://docs.python.org/3.11/library/datetime.html#strftime-and-strptime-format-codes
const DIRECTIVES: Record<string, string> = {
  d: '3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]',
  f: '\\d{1,6}',
  H: '2[0-3]|[01]\\d|\\d',
  I: '1[0-2]|0[1-9]|[1-9]',
  G: '\\d{4}',
  j: '36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]',
  m: '1[0-2]|0[1-9]|[1-9]',
  M: '[0-5]\\d|\\d',
  S: '6[01]|[0-5]\\d|\\d',
  U: '5[0-3]|[0-4]\\d|\\d',
  W: '5[0-3]|[0-4]\\d|\\d',
  V: '5[0-3]|0[1-9]|[1-4]\\d|\\d',
  w: '[0-6]',
  u: '[1-7]',
  y: '\\d\\d',
  Y: '\\d{4}',
  z: '[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z',
  Z: 'utc|gmt',
  p: 'am|pm',
  ...Object.fromEntries(Object.entries(NAMES).map(([letter, names]) => [letter, longestFirst(names).join('|')])),
};

// directives that stand for others in the C locale
const SHORTHANDS: Record<string, string> = { c: '%a %b %d %H:%M:%S %Y', x: '%m/%d/%y', X: '%H:%M:%S' };

/** Matches at the start of a text; group n + 1 belongs to `letters[n]`. */
export interface StrptimePattern {
  readonly regex: RegExp;
  readonly letters: readonly string[];
}

/** Compiles a strptime format. Throws an `Error` for a directive that doesn't exist or stands there twice. */
export function compilePattern(format: string): StrptimePattern {
  const letters: string[] = [];
  const spelledOut = format.replace(/%([cxX%])/g, (directive, letter: string) => SHORTHANDS[letter] ?? directive);
  const source = spelledOut.replace(/%([^]?)|\s+|[\\^$.*+?()[\]{}|/]/g, (part, letter: string | undefined) => {
    if (letter === undefined) return part.trim() === '' ? '[\\s\\x1c-\\x1f\\x85]+' : `\\${part}`;
    if (letter === '%') return '%';
    if (!Object.hasOwn(DIRECTIVES, letter)) throw new Error(`unknown directive "${part}" in time format "${format}"`);
    if (letters.includes(letter)) throw new Error(`directive "${part}" stands twice in time format "${format}"`);
    letters.push(letter);
    return `(${DIRECTIVES[letter]})`;
  });
  return { regex: new RegExp(`^(?:${source})`, 'i'), letters };
}

function longestFirst(names: readonly string[]): string[] {
  return [...names].sort((a, b) => b.length - a.length);
}
