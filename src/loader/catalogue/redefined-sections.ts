import type { IniFile } from './ini/ini-types';

/** What makes a section a definition of its own, with the names that these settings had long ago: those have no effect, so it loads nothing. */
const DEFINING = [['file_format', 'format'], ['index_name', 'index']];

/** Without the sections that an operator's file defines as a whole, not key by key. */
export function withoutRedefined(file: IniFile, own: readonly IniFile[]): IniFile {
  const redefined = (name: string): boolean => own.some(({ sections }) => DEFINING.every((keys) => keys.some((key) => sections.get(name)?.has(key))));
  return { ...file, sections: new Map([...file.sections].filter(([name]) => !redefined(name))) };
}
