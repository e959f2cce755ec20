/** What stands for an escaped equals sign while the text is split. */
const ESCAPED = '\u0000';

/**
 * `key=value key=value`, where values can have blanks; the last of equal keys counts, empty values don't. The last value of all has always
 * lost the blank in front of its last word.
 */
export function readExtension(extension: string): Map<string, string> {
  const values = new Map<string, string>();
  const pieces = extension.replaceAll('\\=', ESCAPED).split('=').map((piece) => piece.split(/\s+/).filter(Boolean));
  let key = pieces[0].at(-1);
  for (let i = 1; i < pieces.length; i++) {
    const words = pieces[i];
    const last = words.at(-1) ?? '';
    const value = words.slice(0, -1).join(' ') + (i === pieces.length - 1 ? last : '');
    if (key !== undefined && value !== '') values.set(key, value.replaceAll(ESCAPED, '='));
    key = words.at(-1);
  }
  return values;
}
