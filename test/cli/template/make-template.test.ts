import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { SynthesisError } from '../../../src/cli/exit-status';
import { makeTemplate, TemplateOptions } from '../../../src/cli/template/make-template';
import { StandaloneFiles, StandaloneRequest } from '../../../src/contract/standalone-template';
import { Collected, folderWith } from '../run-command';

const BUNDLES = { 'function/index.js': 'exports.handler = 1;', 'indicators.txt': '192.0.2.1' };

/** Runs the command on constructs that ask for a folder and a file; what it was asked, wrote and said. */
async function made(options: Partial<TemplateOptions> = {}) {
  const [bundles, out] = [folderWith(BUNDLES), folderWith({})];
  const requests: StandaloneRequest[] = [];
  const stdout = new Collected();
  await makeTemplate({ bucket: 'my-templates', keyPrefix: 'siem', out, ...options }, { stdout, stderr: new Collected(), env: {} }, async (request) => {
    requests.push(request);
    writeFileSync(join(request.outdir, StandaloneFiles.template), '{}');
    writeFileSync(join(request.outdir, StandaloneFiles.assets), JSON.stringify([
      { key: `${request.assetPrefix}aaa.zip`, path: join(bundles, 'function'), packaging: 'zip' },
      { key: `${request.assetPrefix}bbb.txt`, path: join(bundles, 'indicators.txt'), packaging: 'file' },
    ]));
  });
  const folder = join(out, 'siem', requests[0].version);
  return { request: requests[0], folder, stdout: stdout.text, read: (name: string) => readFileSync(join(folder, name)) };
}

test('the constructs are asked for assets where the files will be', async () => {
  const { request } = await made({ serverless: true, vpc: true, namePrefix: 'other' });

  expect(request).toMatchObject({ bucket: 'my-templates', assetPrefix: `siem/${request.version}/assets/`, serverless: true, vpc: true, namePrefix: 'other' });
});

test('folders become zip files, and files stay as they are', async () => {
  const { folder, read } = await made();

  expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()).toEqual([
    'SHA256SUMS', 'assets', 'assets/aaa.zip', 'assets/bbb.txt', 'siem-on-opensearch.template',
  ]);
  expect(Buffer.from(unzipSync(read('assets/aaa.zip'))['index.js']).toString()).toBe(BUNDLES['function/index.js']);
  expect(read('assets/bbb.txt').toString()).toBe(BUNDLES['indicators.txt']);
});

test('checksums of all files are kept beside them, and printed', async () => {
  const { read, stdout } = await made();
  const sums = read('SHA256SUMS').toString();

  expect(sums.trimEnd().split('\n')).toEqual(['siem-on-opensearch.template', 'assets/aaa.zip', 'assets/bbb.txt'].map((name) =>
    `${createHash('sha256').update(read(name)).digest('hex')}  ${name}`));
  expect(stdout).toContain(sums);
});

test('the same makes the same files', async () => {
  const [one, two] = [await made(), await made()];

  expect(one.read('SHA256SUMS').toString()).toBe(two.read('SHA256SUMS').toString());
});

test('it says how to upload the files and make a stack of them', async () => {
  const { request, folder, stdout } = await made({ region: 'eu-central-1', namePrefix: 'other' });

  expect(stdout).toContain(`aws s3 sync ${folder} s3://my-templates/siem/${request.version} --region eu-central-1`);
  expect(stdout).toContain('aws cloudformation create-stack --stack-name other --capabilities CAPABILITY_NAMED_IAM --region eu-central-1');
});

test('constructs that refuse what was asked for leave nothing', async () => {
  const out = folderWith({});
  const refused = makeTemplate({ bucket: 'b', keyPrefix: 'siem', out }, { stdout: new Collected(), stderr: new Collected(), env: {} }, async () => {
    throw new SynthesisError('namePrefix: it is too long');
  });

  await expect(refused).rejects.toThrow('namePrefix: it is too long');
  expect(readdirSync(out)).toEqual([]);
});
