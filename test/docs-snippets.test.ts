import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, PROJECT, run } from './support/packages/run';

// the compiler reads all of the CDK
jest.setTimeout(5 * 60_000);

/** What the pages of docs/ take for granted beside the names that examples of the API have. */
const GIVEN = `
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
declare const siem: SiemOnOpenSearch;
declare const trailKeyArn: string, loaderFunctionArn: string, loaderRoleArn: string, loadQueueArn: string;
`;

test('every TypeScript snippet of the pages of docs/ compiles', () => {
  const fixture = readFileSync(join(PROJECT, 'rosetta', 'default.ts-fixture'), 'utf8');
  const folder = join(CACHE, 'docs-snippets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const found = readdirSync(join(PROJECT, 'docs')).filter((name) => name.endsWith('.md')).flatMap((page) => snippetsOf(page));
  for (const { name, code } of found) {
    const source = /^import /m.test(code) ? code : `${GIVEN}${fixture.replace('/// here', `{\n${code}\n}`)}`;
    writeFileSync(join(folder, `${name}.ts`), `${source}\nexport {};\n`);
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
    extends: join(PROJECT, 'tsconfig.dev.json'),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, paths: { 'siem-on-opensearch': [join(PROJECT, 'src', 'index.ts')] } },
    include: [join(folder, '*.ts')],
    exclude: [],
  }));

  expect(found.length).toBeGreaterThan(3);
  expect(run('npx', ['tsc', '--noEmit', '-p', folder])).toBe('');
});

function snippetsOf(page: string): { name: string; code: string }[] {
  const text = readFileSync(join(PROJECT, 'docs', page), 'utf8');
  return [...text.matchAll(/^```ts.*\n([\s\S]*?)^```/gm)].map((match, i) => ({ name: `${page.replace('.md', '')}-${i + 1}`, code: match[1] }));
}
