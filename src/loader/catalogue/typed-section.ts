import { ConfigurationError } from '../errors';
import type { LogPattern } from '../plan';
import { reasonAt } from './ini/ini-types';
import type { MergedIni } from './ini/ini-types';
import { readBool, readInt, readList, readWords, readZone } from './ini/value-types';
import { compileLogRegex } from './python-regex/log-regex';
import { PythonRegexError } from './python-regex/regex-errors';

/** Typed access to one section; every error names section and key. */
export class Section {
  constructor(private readonly ini: MergedIni, readonly name: string) {}

  text(key: string): string {
    return this.read(key, (value) => value);
  }

  read<T>(key: string, parse: (value: string) => T, empty = ''): T {
    try {
      return parse(this.ini.get(this.name, key) ?? empty);
    } catch (error) {
      if (error instanceof ConfigurationError) throw error;
      const { file, line } = this.ini.raw(this.name, key) ?? {};
      const position = error instanceof PythonRegexError ? error.position : undefined;
      throw new ConfigurationError(reasonAt(error, this.name, key), { file, line, section: this.name, key, position });
    }
  }

  bool = (key: string): boolean => this.read(key, readBool, 'no');
  int = (key: string, least: number): number => this.read(key, (value) => {
    const number = readInt(value);
    if (number < least) throw new Error(`expected at least ${least}, got ${number}`);
    return number;
  }, String(least));
  words = (key: string): string[] => this.read(key, readWords);
  list = (key: string): string[] => this.read(key, readList).filter((item) => item !== '');
  zone = (key: string): number => this.read(key, readZone, '+00:00');
  regex = (key: string): LogPattern | undefined => this.read(key, (value) => (value === '' ? undefined : compileLogRegex(value)));

  fileOf(key: string): string | undefined {
    return this.ini.raw(this.name, key)?.file;
  }

  fail(key: string, message: string): never {
    // what the section has not is asked for by its format
    const standing = this.ini.ownKeys(this.name).includes(key) || this.ini.raw('DEFAULT', key)?.value ? key : 'file_format';
    const { file, line } = this.ini.raw(this.name, standing) ?? {};
    throw new ConfigurationError(message, { file, line, section: this.name, key });
  }
}
