/**
 * Makes fractions of any length up to 9 digits six digits long, where more text follows them (`timestamp_nano`): strptime's `%f` reads no more.
 */
export function toMicroseconds(text: string): string {
  const match = /\d\d\.(\d{1,9})/.exec(text);
  if (!match) return text;
  const end = match.index + match[0].length;
  if (end === text.length) return text;
  const start = match.index + 3;
  return text.slice(0, start) + match[1].slice(0, 6).padEnd(6, '0') + text.slice(end);
}
