import { MemoryResult } from './results';
import { Workplace } from './workplace';
import { LoadObject, LoadTypeName } from '../load/manifest';
import { inOnePiece } from '../samples/sample-load';

/** Measures the peak memory of a process that loads one large object. */
export async function measureMemory(workplace: Workplace, type: LoadTypeName, object: LoadObject): Promise<MemoryResult> {
  const { peakBytes } = await workplace.load([object], { compress: true, userIni: inOnePiece(type) });
  return { type, bytes: object.bytes, peakBytes };
}
