import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { standaloneTemplate } from './standalone-template';
import { StandaloneFiles, StandaloneRequest } from '../../../contract/standalone-template';

/** Writes template and list of assets for the request in the first argument; the command `siem template` runs this program. */
function main(request: StandaloneRequest): void {
  const { template, assets } = standaloneTemplate(request);
  mkdirSync(request.outdir, { recursive: true });
  rmSync(join(request.outdir, 'cdk.out'), { recursive: true, force: true });
  writeFileSync(join(request.outdir, StandaloneFiles.template), `${JSON.stringify(template, undefined, 1)}\n`);
  writeFileSync(join(request.outdir, StandaloneFiles.assets), JSON.stringify(assets));
}

try {
  main(JSON.parse(process.argv[2]));
} catch (error) {
  const { name, message, stack } = error as Error;
  // wrong input is said, everything else is a defect
  process.stderr.write(`${name === 'ValidationError' ? message : stack}\n`);
  process.exitCode = 1;
}
