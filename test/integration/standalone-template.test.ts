import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { standaloneTemplate } from '../../src/constructs/private/standalone/standalone-template';
import { StandaloneRequest } from '../../src/contract/standalone-template';
import { PythonEnvironment } from '../support/packages/python';

// cfn-lint takes seconds for each, and the first time a virtual environment is installed
jest.setTimeout(10 * 60_000);

const TEMPLATES: Record<string, Partial<StandaloneRequest>> = {
  'domain': {},
  'domain-in-network': { vpc: true },
  'serverless': { serverless: true },
  'serverless-in-network': { serverless: true, vpc: true },
};

let folder: string;
let python: PythonEnvironment;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siem-standalone-'));
  python = PythonEnvironment.with(join(__dirname, 'example-apps.requirements.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.keys(TEMPLATES))('cfn-lint finds nothing in the template of %s, in any partition', (name) => {
  const file = join(folder, `${name}.template`);
  const { template } = standaloneTemplate({ bucket: 'my-templates', assetPrefix: 'siem/1/assets/', version: '1', outdir: folder, ...TEMPLATES[name] });
  writeFileSync(file, JSON.stringify(template));

  // OpenSearch Serverless is not offered in China
  const regions = ['us-east-1', 'us-gov-west-1', ...(name.startsWith('serverless') ? [] : ['cn-north-1'])];
  // W3005: CDK writes dependencies out that a reference implies already
  expect(python.run('cfn-lint', ['--ignore-checks', 'W3005', '--regions', ...regions, '--', file])).toBe('');
});
