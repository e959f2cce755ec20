import { builtInCatalogue } from '../support/log-type-samples';

const catalogue = builtInCatalogue();

/** What a log type's log_pattern captures; undefined when the line doesn't match. */
export function readLine(logType: string, line: string): Record<string, string | undefined> | undefined {
  const { pattern } = catalogue.plan(logType);
  const match = pattern!.match(line);
  return match === null ? undefined : Object.fromEntries(pattern!.groupNames.map((name, i) => [name, match[pattern!.groupIndex[i]]]));
}

/** The log type that an object's key belongs to. */
export function logTypeOf(key: string): string | undefined {
  return catalogue.detect(key).logType;
}
