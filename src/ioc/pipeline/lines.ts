/** Lines of a file in memory, one text at a time. */
export async function* linesOf(bytes: Buffer): AsyncGenerator<string> {
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    yield bytes.toString('utf8', at, end < 0 ? bytes.length : end);
    at = end < 0 ? bytes.length : end + 1;
  }
}
