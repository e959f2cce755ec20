import { ExitStatus } from './exit-status';
import { FileStore } from './file-store';
import { describeError } from './io';
import type { Io } from './io';
import { DEFAULT_BUCKET, createLocalPipeline, readKnowledge } from './local-pipeline';
import type { LocalFolders } from './local-pipeline';
import { NdjsonSink } from './ndjson-sink';
import { writeProblems } from './notes';
import { printable } from './printable';
import { formatBytes, formatCount } from './table';
import type { ObjectResult } from '../loader/pipeline';

export interface TestFileOptions extends LocalFolders {
  readonly file: string;
  readonly key: string;
  /** Bucket that documents name. Default: `local`. */
  readonly bucket?: string;
}

/** Dry run: documents as NDJSON to the standard output, what became of the records to the standard error. */
export async function testFile({ file, key, bucket = DEFAULT_BUCKET, ...folders }: TestFileOptions, io: Io): Promise<ExitStatus> {
  const knowledge = readKnowledge(folders, (message) => io.stderr.write(`${printable(message)}\n`));
  writeProblems(knowledge.catalogue.problems, io.stderr);
  const load = createLocalPipeline(knowledge, new FileStore(() => file));
  const sink = new NdjsonSink(io.stdout);
  const indices = new Set<string>();
  const say = (name: string, text: string): void => void io.stderr.write(`${name.padEnd(11)}${printable(text)}\n`);
  try {
    const result = await load({ bucket, key, size: 0 }, sink, (_document, index) => indices.add(index));
    return summarise(result, [...indices], say);
  } catch (error) {
    // documents of what came before the damage
    await sink.finish().catch(() => undefined);
    const { indexed } = sink.delivered;
    say('failed', `${describeError(error)}${indexed > 0 ? ` (after ${formatCount(indexed)} documents)` : ''}`);
    return ExitStatus.failed;
  }
}

function summarise(result: ObjectResult, indices: string[], say: (name: string, text: string) => void): ExitStatus {
  if (result.kind === 'skipped') {
    say('skipped', result.reason);
    // a key that a rule ignores is as it should be; one that no log type has was meant for one
    return result.logType === undefined || result.level === 'error' ? ExitStatus.failed : ExitStatus.ok;
  }
  const { logType, size, account } = result;
  say('log type', logType);
  say('object', `${formatBytes(size)} as stored`);
  say('records', formatCount(account.read));
  say('documents', `${formatCount(account.indexed)}${indices.length > 0 ? ` in ${indices.join(', ')}` : ''}`);
  const rules = [...account.excludedBy].map(([rule, records]) => `${rule}: ${formatCount(records)}`);
  say('excluded', `${formatCount(account.excluded)}${rules.length > 0 ? ` (${rules.join(', ')})` : ''}`);
  say('errors', formatCount(account.errors));
  for (const { error, text } of account.samples.values()) say('', `${error.code}: ${error.message}: ${text.slice(0, 200)}`);
  return account.errors > 0 ? ExitStatus.failed : ExitStatus.ok;
}
