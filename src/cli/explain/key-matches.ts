import { mergeIni } from '../../loader/catalogue/ini/merged-ini';
import { parseIni } from '../../loader/catalogue/ini/parse-ini';
import { compileLogRegex } from '../../loader/catalogue/python-regex/log-regex';
import type { ConfigurationFile } from '../../loader/catalogue/read-catalogue';

/** A pattern of the configuration that is found in a key. */
export interface KeyMatch {
  readonly logType: string;
  readonly pattern: string;
  /** Where the pattern stands: `aws.ini:120`. */
  readonly place: string;
  /** The part of the key that the pattern takes. */
  readonly start: number;
  readonly end: number;
}

/**
 * All log types whose `setting` is found in the key, in the order in which they are asked: the catalogue takes the first.
 * Patterns that are broken are its problems, not ours.
 */
export function findKeyMatches(files: readonly ConfigurationFile[], setting: 's3_key' | 's3_key_ignored', key: string): KeyMatch[] {
  const ini = mergeIni(files.map(({ name, text }) => parseIni(text, name)));
  return ini.sections().flatMap((logType) => {
    try {
      const pattern = ini.get(logType, setting) ?? '';
      const match = pattern === '' ? null : compileLogRegex(pattern).exec(key);
      if (match === null) return [];
      const { file, line } = ini.raw(logType, setting)!;
      return [{ logType, pattern, place: `${file}:${line}`, start: match.index, end: match.index + match[0].length }];
    } catch {
      return [];
    }
  });
}
