import { readDelimiter, readFormat, timestampFormatsOf } from './compile-plan';
import type { MergedIni } from './ini/ini-types';
import { SETTINGS } from './settings';
import type { SettingKind } from './settings';
import { Section } from './typed-section';

type Check = (section: Section, key: string) => unknown;

const BY_KIND: { readonly [kind in SettingKind]?: Check } = {
  bool: (section, key) => section.bool(key),
  integer: (section, key) => section.int(key, 0),
  regex: (section, key) => section.regex(key),
  zone: (section, key) => section.zone(key),
};
const BY_KEY: Readonly<Record<string, Check>> = {
  max_log_count: (section, key) => section.int(key, 1),
  index_tz: (section, key) => section.text(key) === '' || section.zone(key),
  csv_delimiter: readDelimiter,
  file_format: (section, key) => section.text(key) === '' || readFormat(section),
  timestamp_format: timestampFormatsOf,
  timestamp_format_list: timestampFormatsOf,
};

/**
 * Values that an operator's DEFAULT has wrong: each fails the objects of all log types that have no value of their own. Those with references
 * are resolved in the sections that use them, and told there; settings of DEFAULT alone are told where they are read.
 * @param own names of the operator's files
 */
export function wrongDefaults(ini: MergedIni, own: ReadonlySet<string>): string[] {
  const section = new Section(ini, 'DEFAULT');
  const found = SETTINGS.flatMap(({ key, kind, global }) => {
    const value = ini.ownKeys('DEFAULT').includes(key) ? ini.raw('DEFAULT', key) : undefined;
    // a broken s3_key is told of the log types that it is the pattern of
    if (value === undefined || !own.has(value.file) || value.value.includes('${') || global || key === 's3_key') return [];
    try {
      (BY_KEY[key] ?? BY_KIND[kind])?.(section, key);
      return [];
    } catch (error) {
      return [(error as Error).message];
    }
  });
  return [...new Set(found)];
}
