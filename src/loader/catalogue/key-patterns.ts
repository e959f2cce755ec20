import { ConfigurationError } from '../errors';
import type { LogPattern } from '../plan';
import { reasonAt } from './ini/ini-types';
import type { MergedIni } from './ini/ini-types';
import type { KeyExclusion } from './key-exclusions';
import { compileLogRegex } from './python-regex/log-regex';

/** A pattern of the configuration that is found in a key. */
export interface KeyMatch {
  readonly logType: string;
  readonly pattern: string;
  /** The setting, or the name of an exclusion rule. */
  readonly name: string;
  /** Where the pattern stands: `aws.ini:120`. */
  readonly place: string;
  /** The part of the key that the pattern takes. */
  readonly start: number;
  readonly end: number;
}

/** A log type and the pattern of its keys. */
export interface KeyedType {
  readonly name: string;
  readonly pattern?: LogPattern;
  readonly problem?: ConfigurationError;
}

/** The patterns that log types have for keys: whose an object is, and whether it is left out. */
export class KeyPatterns {
  /** In the order in which they are asked. */
  readonly types: readonly KeyedType[];
  private readonly ignored = new Map<string, readonly KeyExclusion[]>();

  /**
   * @param names of the log types, in the order in which they are asked
   * @param builtInPattern the `s3_key` of a log type before an operator overrode it
   * @param rules for keys that stand beside the settings, by log type
   */
  constructor(
    private readonly ini: MergedIni,
    names: readonly string[],
    private readonly builtInPattern: (name: string) => string | undefined,
    private readonly rules: ReadonlyMap<string, readonly KeyExclusion[]>,
  ) {
    this.types = names.map((name) => this.keyedType(name));
  }

  /**
   * All log types whose `setting` is found in the key, in the order in which they are asked: an object is of the first.
   * Patterns that are broken are left out: they are among the problems.
   */
  matches(setting: 's3_key' | 's3_key_ignored', key: string): KeyMatch[] {
    return this.types.flatMap(({ name: logType, pattern, problem }) => {
      try {
        const usable = setting === 's3_key_ignored' ? this.exclusionsOf(logType) : problem === undefined && pattern ? [this.placed(logType, setting, pattern)] : [];
        return usable.flatMap(({ pattern: { source }, name, place }, i) => {
          const match = usable[i].pattern.exec(key);
          return match ? [{ logType, name, pattern: source, place, start: match.index, end: match.index + match[0].length }] : [];
        });
      } catch {
        return [];
      }
    });
  }

  /** What leaves out keys of a log type. Throws ConfigurationError. */
  exclusionsOf(logType: string): readonly KeyExclusion[] {
    let exclusions = this.ignored.get(logType);
    if (exclusions === undefined) {
      const ignored = this.regex(logType, 's3_key_ignored');
      exclusions = [...(ignored === undefined ? [] : [this.placed(logType, 's3_key_ignored', ignored)]), ...this.rules.get(logType) ?? []];
      this.ignored.set(logType, exclusions);
    }
    return exclusions;
  }

  private placed(section: string, name: string, pattern: LogPattern): KeyExclusion {
    const { file, line } = this.ini.raw(section, name)!;
    return { pattern, name, place: `${file}:${line}` };
  }

  private regex(section: string, key: string): LogPattern | undefined {
    try {
      const value = this.ini.get(section, key) ?? '';
      return value === '' ? undefined : compileLogRegex(value);
    } catch (error) {
      throw new ConfigurationError(reasonAt(error, section, key), placeOf(this.ini, section, key));
    }
  }

  private keyedType(name: string): KeyedType {
    try {
      return { name, pattern: this.regex(name, 's3_key') };
    } catch (error) {
      const problem = error as ConfigurationError;
      // recognised by the pattern that was overridden, so that its objects fail with the reason
      const builtIn = this.builtInPattern(name);
      return { name, problem, pattern: builtIn === undefined ? undefined : tryBuiltIn(builtIn) };
    }
  }
}

/** Where a setting stands. */
export function placeOf(ini: MergedIni, section: string, key: string): ConfigurationError['place'] {
  const { file, line } = ini.raw(section, key) ?? {};
  return { file, line, section, key };
}

function tryBuiltIn(pattern: string): LogPattern | undefined {
  try {
    return compileLogRegex(pattern.replaceAll('$$', '$'));
  } catch {
    return undefined;
  }
}
