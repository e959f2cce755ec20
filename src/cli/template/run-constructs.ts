import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ownPackage } from './own-package';
import { STANDALONE_PROGRAM } from '../../contract/standalone-template';
import type { StandaloneRequest } from '../../contract/standalone-template';
import { SynthesisError } from '../exit-status';

const PEERS = ['aws-cdk-lib', 'constructs'];

/** Runs the constructs of this package: a program of its own, for they are made for CDK and not bundled. Throws SynthesisError with what they say. */
export async function runConstructs(request: StandaloneRequest): Promise<void> {
  const program = join(ownPackage().folder, STANDALONE_PROGRAM);
  if (!existsSync(program)) throw new SynthesisError(`the package is not complete: ${program} is missing`);
  requirePeers(program);
  const child = spawn(process.execPath, [program, JSON.stringify(request)], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (status !== 0) throw new SynthesisError(said.trim() || `the constructs ended with status ${status}`);
}

/** Throws SynthesisError when what constructs are made with is not found from their program. */
export function requirePeers(program: string): void {
  const { resolve } = createRequire(program);
  for (const peer of PEERS) {
    try {
      resolve(peer);
    } catch {
      throw new SynthesisError(`${peer} is not installed beside this package: npm install ${PEERS.join(' ')}`);
    }
  }
}
