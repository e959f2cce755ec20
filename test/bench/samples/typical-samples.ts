import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSamples, readSample, Sample } from '../../support/log-type-samples';

/** The sample of a log type that is most like its everyday logs. */
export interface TypicalSample extends Sample {
  readonly key: string;
  /** As it lies in the bucket. */
  readonly body: Buffer;
  /** Configuration that it needs over the built-in one. */
  readonly userIni: string;
  /** For each document that is made of it: whether it tells of an error of loading. */
  readonly failed: readonly boolean[];
}

/**
 * One sample of each log type. The others show what goes wrong, or less of the same: the typical one has the fewest
 * records that can't be read as they should be, and of those with as few the most records.
 */
export function typicalSamples(): TypicalSample[] {
  const samples = findSamples().map(withContent);
  const types = [...new Set(samples.map(({ logType }) => logType))];
  return types.map((type) => samples.filter(({ logType }) => logType === type).sort(compare)[0]);
}

function withContent(sample: Sample): TypicalSample {
  const { key, body } = readSample(sample);
  const userIni = join(sample.folder, 'user.ini');
  return {
    ...sample,
    key,
    body,
    userIni: existsSync(userIni) ? readFileSync(userIni, 'utf8') : '',
    failed: readFileSync(join(sample.folder, 'expected.ndjson'), 'utf8').trimEnd().split('\n')
      .map((line) => JSON.parse(line).source.error?.type !== undefined),
  };
}

function compare(a: TypicalSample, b: TypicalSample): number {
  const failures = ({ failed }: TypicalSample) => failed.filter(Boolean).length;
  return failures(a) - failures(b) || b.failed.length - a.failed.length || a.name.localeCompare(b.name);
}
