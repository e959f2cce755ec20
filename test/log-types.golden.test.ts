import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSamples, loadSample } from './support/log-type-samples';
import { parseExact } from '../src/loader/json/exact';

describe('the samples of each log type', () => {
  it.each(findSamples())('$logType: $name becomes the documents of expected.ndjson', async (sample) => {
    const { logType, lines } = await loadSample(sample);
    expect(logType).toBe(sample.logType);
    const expected = readFileSync(join(sample.folder, 'expected.ndjson'), 'utf8').trimEnd().split('\n');
    expect(lines.map(parseExact)).toEqual(expected.map(parseExact));
  });

  it.each(findSamples())('$logType: $name becomes the same documents when no text is taken as it is', async (sample) => {
    const [taken, decoded] = [await loadSample(sample), await loadSample(sample, { everyFieldDecoded: true })];
    expect(taken.lines.length).toBeGreaterThan(0);
    expect(decoded.lines.map((line) => JSON.parse(line))).toEqual(taken.lines.map((line) => JSON.parse(line)));
  });
});
