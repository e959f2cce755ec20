import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SETTINGS } from '../../../src/loader/catalogue/settings';

const TESTS = join(__dirname, '../..');

/** All tests, as they are written, with line breaks for those in their texts. */
const written = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && basename(file) !== basename(__filename))
  .map((file) => readFileSync(join(TESTS, file), 'utf8').replaceAll('\\n', '\n'))
  .join('\n');

test.each(SETTINGS.map(({ key }) => key))('a test configures a log type with %s', (key) => {
  expect(new RegExp(`(?:^|['"\`])${key} =`, 'm').test(written)).toBe(true);
});
