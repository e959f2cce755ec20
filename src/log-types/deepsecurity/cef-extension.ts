/** What stands for an escaped equals sign while the text is split. */
const ESCAPED = '\u0000';
const WHITE_SPACE = /\s/;
/** White space that is no single blank. */
const WIDE = /\s\s|[^\S ]/;

/**
 * `key=value key=value`, where values can have blanks; the last of equal keys counts, empty values don't. The last value of all has always
 * lost the blank in front of its last word.
 */
export function readExtension(extension: string): Map<string, string> {
  const values = new Map<string, string>();
  const pieces = extension.replaceAll('\\=', ESCAPED).split('=');
  let key = lastWord(pieces[0].trimEnd());
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i].trimEnd();
    const last = lastWord(piece);
    const value = oneBlank(piece.slice(0, piece.length - last.length).trim()) + (i === pieces.length - 1 ? last : '');
    if (key !== '' && value !== '') values.set(key, value.replaceAll(ESCAPED, '='));
    key = last;
  }
  return values;
}

/** By hand: to split all into words takes four times as long, and a search for the end is quadratic. */
function lastWord(text: string): string {
  let start = text.length;
  while (start > 0 && !isSpace(text, start - 1)) start--;
  return text.slice(start);
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : WHITE_SPACE.test(text[at]);
}

function oneBlank(text: string): string {
  return WIDE.test(text) ? text.split(/\s+/).join(' ') : text;
}
