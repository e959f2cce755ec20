import { JsonText } from '../../json/json-buffer';
import type { LogPattern } from '../../plan';
import { pythonStr } from '../../python-text';
import type { Value } from '../../types';

/** Says whether a text is matched. May throw when a pattern is given up. */
export type TextMatcher = (text: string) => boolean;

/** A rule that excludes the records of a log type in which one field has a certain text. */
export interface FieldRule {
  readonly logType: string;
  /** Where it stands, for messages and counts. */
  readonly name: string;
  /** Path of the field: the first part is a field of the record or of the document. */
  readonly path: readonly string[];
  readonly matches: TextMatcher;
}

/** Matches the text itself; as Python's `$`, with a line feed at its end or without. */
export function sameText(text: string): TextMatcher {
  return (value) => value === text || (value.length === text.length + 1 && value.endsWith('\n') && value.startsWith(text));
}

/** Matches texts that begin as the pattern says. */
export function beginsAs(pattern: LogPattern): TextMatcher {
  return (value) => pattern.match(value) !== null;
}

/**
 * Whether the rule's field has a matching text, in a record or document whose first field is `value`. Of a list with
 * objects the first counts; what is no text is read as Python writes it. May throw as `matches` does.
 */
export function matchesValue({ path, matches }: FieldRule, value: Value): boolean {
  let field = written(value);
  for (let i = 1; i < path.length; i++) {
    if (Array.isArray(field)) field = written(field[0]);
    if (field === null || typeof field !== 'object' || !Object.hasOwn(field, path[i])) return false;
    field = written(field[path[i]]);
  }
  return field !== undefined && matches(pythonStr(field));
}

function written(value: Value): Value {
  return value instanceof JsonText ? value.value : value;
}
