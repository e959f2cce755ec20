import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generators } from '../../projenrc/generate';
import { pathOf } from '../../projenrc/generate/generated-file';

const ROOT = join(__dirname, '../..');

describe('generated files', () => {
  it.each(generators.flatMap((generate) => generate()))('$path is what "npx projen generate" makes of the sources', (file) => {
    // not toBe: a difference of a large file is printed line by line
    expect(readFileSync(pathOf(file), 'utf8').split('\n')).toEqual(file.content.split('\n'));
  });

  it.each([
    'assets/opensearch/component-templates', 'assets/opensearch/index-templates', 'assets/opensearch/rollover-templates', 'docs/log-types',
  ])('%s has no file that nothing makes', (folder) => {
    const made = generators.flatMap((generate) => generate()).map(({ path }) => path).filter((path) => path.startsWith(`${folder}/`));
    expect(readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`).sort()).toEqual(made.sort());
  });
});
