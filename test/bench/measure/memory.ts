import { MemoryResult } from './results';
import { Workplace } from './workplace';
import { LoadObject, LoadTypeName } from '../load/manifest';

/** Measures the peak memory of a process that loads one large object. */
export async function measureMemory(workplace: Workplace, type: LoadTypeName, object: LoadObject): Promise<MemoryResult> {
  // in one piece: what the loader would hand to the split queue is what is to be measured
  const userIni = `[${type}]\nmax_log_count = 1000000000\n`;
  const { peakBytes } = await workplace.load([object], { compress: true, userIni });
  return { type, bytes: object.bytes, peakBytes };
}
