const LITERALS = ['null', 'true', 'false', 'NaN', 'Infinity', '-Infinity'];
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
/** Up to the end of the string, or what can't be in it. */
// eslint-disable-next-line no-control-regex
const STRING_PART = /[^"\\\u0000-\u001f]*/y;
const HEX = /[0-9a-fA-F]{4}/y;
const ESCAPES = '"\\/bfnrt';
const MAX_DEPTH = 900;

/** What is wrong, and where in the text. */
class Problem {
  constructor(readonly what: string, readonly at: number) {}
}

/**
 * What Python says of a text that is no JSON: documents have had it in `error.message` for years. undefined when Python
 * reads the text. https://docs.python.org/3/library/json.html#json.JSONDecodeError
 */
export function pythonJsonError(text: string): string | undefined {
  try {
    if (text.startsWith('\ufeff')) throw new Problem('Unexpected UTF-8 BOM (decode using utf-8-sig)', 0);
    const end = skip(SPACE, text, value(text, skip(SPACE, text, 0), 0));
    if (end < text.length) throw new Problem('Extra data', end);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return `${error.what}: ${place(text, error.at)}`;
    throw error;
  }
}

/** Line, column and position in characters, of which some have two places in our texts. */
function place(text: string, at: number): string {
  const before = text.substring(0, at);
  const line = before.split('\n');
  return `line ${line.length} column ${[...line[line.length - 1]].length + 1} (char ${[...before].length})`;
}

/** Each of these gives the end of what stands at `at`. */
function value(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Problem('Nested too deeply', at);
  switch (text[at]) {
    case '"': return string(text, at);
    case '{': return object(text, at + 1, depth);
    case '[': return list(text, at + 1, depth);
  }
  const literal = LITERALS.find((word) => text.startsWith(word, at));
  const end = literal === undefined ? skip(NUMBER, text, at) : at + literal.length;
  if (end === at) throw new Problem('Expecting value', at);
  return end;
}

function object(text: string, start: number, depth: number): number {
  let at = skip(SPACE, text, start);
  if (text[at] === '}') return at + 1;
  for (;;) {
    if (text[at] !== '"') throw new Problem('Expecting property name enclosed in double quotes', at);
    at = skip(SPACE, text, string(text, at));
    if (text[at] !== ':') throw new Problem("Expecting ':' delimiter", at);
    at = skip(SPACE, text, value(text, skip(SPACE, text, at + 1), depth + 1));
    if (text[at] === '}') return at + 1;
    at = comma(text, at);
  }
}

function list(text: string, start: number, depth: number): number {
  let at = skip(SPACE, text, start);
  if (text[at] === ']') return at + 1;
  for (;;) {
    at = skip(SPACE, text, value(text, at, depth + 1));
    if (text[at] === ']') return at + 1;
    at = comma(text, at);
  }
}

function comma(text: string, at: number): number {
  if (text[at] !== ',') throw new Problem("Expecting ',' delimiter", at);
  return skip(SPACE, text, at + 1);
}

function string(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = skip(STRING_PART, text, at);
    if (text[at] === '"') return at + 1;
    const next = text[at + 1];
    if (at >= text.length || (text[at] === '\\' && next === undefined)) throw new Problem('Unterminated string starting at', start);
    if (text[at] !== '\\') throw new Problem('Invalid control character at', at);
    if (next === 'u') {
      // the four digits can't be the last of the text: a quote has to follow
      if (at + 6 >= text.length || skip(HEX, text, at + 2) === at + 2) throw new Problem('Invalid \\uXXXX escape', at + 1);
      at += 6;
    } else {
      if (!ESCAPES.includes(next)) throw new Problem('Invalid \\escape', at);
      at += 2;
    }
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
