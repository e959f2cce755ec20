const ESCAPE = /\\(?:([\\'"abfnrtv\n])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|([0-7]{1,3}))/g;
const CONTROLS: Readonly<Record<string, string>> = { 'a': '\x07', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', 'v': '\v', '\n': '' };

/** Reads backslash escapes; what is none stays as it is. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, single?: string, hex?: string, unicode?: string, octal?: string) => {
    if (single !== undefined) return CONTROLS[single] ?? single;
    return String.fromCharCode(octal !== undefined ? parseInt(octal, 8) : parseInt((hex ?? unicode)!, 16));
  });
}
