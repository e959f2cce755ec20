import { ColdStartResult } from './results';
import { Workplace } from './workplace';
import { LoadObject } from '../load/manifest';

const RUNS = 7;

/**
 * Measures fresh processes from before the bundle is required to the first bulk at the stub. The object is small, so that
 * the first bulk isn't delayed by its filling; one run before warms the disk's cache.
 */
export async function measureColdStart(workplace: Workplace, small: LoadObject): Promise<ColdStartResult> {
  const firstDocumentMs: number[] = [];
  const requireMs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const result = await workplace.load([small], { compress: true });
    if (run > 0) {
      firstDocumentMs.push(Number(BigInt(result.stub.firstBulkAt) - BigInt(result.startedAt)) / 1e6);
      requireMs.push(result.requireMs);
    }
  }
  return { firstDocumentMs, requireMs };
}
