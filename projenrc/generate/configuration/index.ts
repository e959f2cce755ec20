import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from './page';
import { userIniSchema } from './schema';
import { parseIni } from '../../../src/loader/catalogue/ini/parse-ini';
import type { GeneratedFile } from '../generated-file';
import { LOG_TYPES, readLogTypeFolders } from '../log-type-folders';

/** What operators write into user.ini: a page about it, and a JSON schema for editors and checks. */
export function configurationReference(): GeneratedFile[] {
  const defaults = parseIni(readFileSync(join(LOG_TYPES, 'defaults.ini'), 'utf8'), 'defaults.ini').sections.get('DEFAULT')!;
  const defaultOf = (key: string): string => defaults.get(key)?.value ?? '';
  const schema = userIniSchema(readLogTypeFolders().map(({ name }) => name), defaultOf);
  return [
    { path: 'docs/configuration.md', content: configurationPage(defaultOf) },
    { path: 'assets/log-types/user-ini.schema.json', content: `${JSON.stringify(schema, null, 2)}\n` },
  ];
}
