import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { howToDeploy } from './how-to-deploy';
import { ownPackage } from './own-package';
import { runConstructs } from './run-constructs';
import { zipFolder } from './zip-folder';
import { StandaloneFiles } from '../../contract/standalone-template';
import type { StandaloneAsset } from '../../contract/standalone-template';
import { ExitStatus } from '../exit-status';
import type { Io } from '../io';

export interface TemplateOptions {
  readonly bucket: string;
  readonly region?: string;
  readonly out: string;
  readonly keyPrefix: string;
  readonly namePrefix?: string;
  readonly serverless?: boolean;
  readonly vpc?: boolean;
}

const SUMS = 'SHA256SUMS';

/** Has the constructs make the template, lays it out with its assets as they belong into the bucket, and says what to do with them. */
export async function makeTemplate(options: TemplateOptions, { stdout }: Io, synthesize = runConstructs): Promise<ExitStatus> {
  const { bucket, region, out, namePrefix, serverless, vpc } = options;
  const { version } = ownPackage();
  const prefix = `${options.keyPrefix}/${version}`;
  const made = await mkdtemp(join(tmpdir(), 'siem-template-'));
  try {
    await synthesize({ bucket, assetPrefix: `${prefix}/assets/`, outdir: made, version, namePrefix, serverless, vpc });
    const files = await filesOf(made, prefix);
    const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`).join('');
    for (const [name, content] of [...files, [SUMS, sums] as const]) await write(join(out, prefix, name), content);
    stdout.write(`${join(out, prefix)} has the template and what it needs; ${SUMS} there holds these checksums, too:\n${sums}\n`);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
  const stackName = namePrefix ?? 'aes-siem';
  stdout.write(howToDeploy({ bucket, region, out, prefix, template: `${prefix}/${StandaloneFiles.template}`, stackName, vpc }));
  return ExitStatus.ok;
}

/** Contents by path below the prefix. */
async function filesOf(made: string, prefix: string): Promise<Map<string, Uint8Array>> {
  const assets: StandaloneAsset[] = JSON.parse(await readFile(join(made, StandaloneFiles.assets), 'utf8'));
  const files = new Map<string, Uint8Array>([[StandaloneFiles.template, await readFile(join(made, StandaloneFiles.template))]]);
  for (const { key, path, packaging } of assets) {
    files.set(key.slice(prefix.length + 1), packaging === 'zip' ? zipFolder(path) : await readFile(path));
  }
  return files;
}

async function write(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
