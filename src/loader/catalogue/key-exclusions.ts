import type { LogPattern } from '../plan';
import { mergeIni } from './ini/merged-ini';
import { parseIni } from './ini/parse-ini';
import { compileLogRegex } from './python-regex/log-regex';
import { didYouMean } from './suggest';

/** A pattern that leaves objects of a log type out by their keys. */
export interface KeyExclusion {
  readonly pattern: LogPattern;
  /** What it is called: `s3_key_ignored`, or the rule's name. */
  readonly name: string;
  /** Where it stands: `exclusions.ini:3`. */
  readonly place: string;
}

/** The rules of a file. */
export interface KeyExclusions {
  readonly rules: ReadonlyMap<string, readonly KeyExclusion[]>;
  readonly problems: readonly string[];
}

/**
 * Rules of an app, by log type: each counts beside `s3_key_ignored`, and beside the others. One that can't be used is a problem of its own.
 *
 * @param text in the syntax of user.ini: sections are log types, keys are names of rules
 */
export function readKeyExclusions(text: string, file: string, logTypes: readonly string[]): KeyExclusions {
  const rules = new Map<string, KeyExclusion[]>();
  const ini = mergeIni([parseIni(text, file)]);
  const problems = ini.problems.map(({ line, message }) => `${file}:${line}: ${message}`);
  for (const logType of ini.sections()) {
    const found: KeyExclusion[] = [];
    for (const name of ini.ownKeys(logType)) {
      const place = `${file}:${ini.raw(logType, name)!.line}`;
      try {
        if (!logTypes.includes(logType)) throw new Error(`there is no log type ${logType}${didYouMean(logType, logTypes)}`);
        const pattern = ini.get(logType, name)!;
        if (pattern === '') throw new Error('there is no pattern');
        found.push({ pattern: compileLogRegex(pattern), name, place });
      } catch (error) {
        problems.push(`${place}: ${name}: ${(error as Error).message}: the rule has no effect`);
      }
    }
    rules.set(logType, found);
  }
  return { rules, problems };
}
