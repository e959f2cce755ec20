const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/** The JSON objects and lists of a text one after the other, each in one line. What is around them is left out. */
export function jsonTexts(text: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      if (depth++ === 0) {
        start = index;
      }
    } else if ((token === '}' || token === ']') && --depth === 0) {
      texts.push(text.slice(start, index + 1));
    }
  }
  return texts.map((part) => (part.includes('\n') ? JSON.stringify(JSON.parse(part)) : part));
}
