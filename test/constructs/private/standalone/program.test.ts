import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestFor } from './requests';
import { StandaloneAsset, StandaloneFiles, StandaloneRequest } from '../../../../src/contract/standalone-template';

jest.setTimeout(60_000);

const PROGRAM = join(__dirname, '../../../../src/constructs/private/standalone/program.ts');

function runProgram(request: StandaloneRequest): { status: number | null; stderr: string } {
  return spawnSync('npx', ['tsx', PROGRAM, JSON.stringify(request)], { encoding: 'utf8' });
}

test('it writes the template and the list of its assets, and nothing else', () => {
  const request = requestFor();

  expect(runProgram(request)).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(request.outdir).sort()).toEqual([StandaloneFiles.assets, StandaloneFiles.template]);
  const assets: StandaloneAsset[] = JSON.parse(readFileSync(join(request.outdir, StandaloneFiles.assets), 'utf8'));
  expect(assets.map(({ path }) => readdirSync(path).includes('index.js'))).not.toContain(false);
  expect(assets.length).toBeGreaterThan(5);
});

test('wrong input is said in a line', () => {
  const { status, stderr } = runProgram(requestFor({ namePrefix: 'UPPER' }));

  expect(status).toBe(1);
  expect(stderr).toMatch(/^namePrefix: 'UPPER' can't start names; [^\n]+\n$/);
});
