/**
 * A copy of text that does not keep the text alive which it was cut from: V8's substrings are views of their parent,
 * so one key in a cache would hold a whole chunk of a log object in memory.
 */
export function detach(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
