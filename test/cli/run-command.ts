import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { runSiem } from '../../src/cli/program';
import { readSample } from '../support/log-type-samples';

/** What a command left behind. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `siem` in this process. */
export async function siem(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const stdout = new Collected();
  const stderr = new Collected();
  const status = await runSiem(args, { stdout, stderr, env });
  return { status, stdout: stdout.text, stderr: stderr.text };
}

/** A stream that keeps what is written. */
export class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Values of lines of JSON. */
export function parseLines(text: string): { index: string; id: string; source: Record<string, unknown> }[] {
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** A sample of a log type's folder: its content, its key, and the lines it becomes. */
export function sampleOf(logType: string, name: string): { key: string; file: string; content: Buffer; expected: ReturnType<typeof parseLines> } {
  const folder = join(__dirname, '../../src/log-types', logType, 'samples', name);
  const { key, file, body } = readSample({ folder });
  return {
    key,
    file,
    content: body,
    expected: parseLines(readFileSync(join(folder, 'expected.ndjson'), 'utf8')),
  };
}

/** A new folder with files of the given paths and contents. */
export function folderWith(files: Record<string, string | Buffer>): string {
  const dir = mkdtempSync(join(tmpdir(), 'siem-cli-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), content);
  }
  folders.push(dir);
  return dir;
}

const folders: string[] = [];

afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});
