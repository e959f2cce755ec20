/**
 * Writes expected.ndjson of samples: `npx tsx projenrc/record-samples.ts [LOG_TYPE]`. Look at the difference before you commit it: what is
 * recorded becomes what is right.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSamples, loadSample } from '../test/support/log-type-samples';

async function main(only: string | undefined): Promise<void> {
  for (const sample of findSamples()) {
    if (only !== undefined && sample.logType !== only) continue;
    const { lines } = await loadSample(sample);
    writeFileSync(join(sample.folder, 'expected.ndjson'), `${lines.join('\n')}\n`);
    console.log(`${sample.logType}/${sample.name}: ${lines.length} documents`);
  }
}

void main(process.argv[2]);
