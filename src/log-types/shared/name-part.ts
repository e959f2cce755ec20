/** What follows the last `:` and after that the last `/`: the name in an ARN or in `AROAEXAMPLE:session`. */
export function lastNamePart(text: string): string {
  return afterLast(afterLast(text, ':'), '/');
}

export function afterLast(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}
