import { TypeResult } from './results';
import { Workplace } from './workplace';
import { LoadObject } from '../load/manifest';

/** Loads into a real OpenSearch, whose indices are empty afterwards, and counts what arrived. */
export async function measureEndToEnd(
  workplace: Workplace, endpoint: string, objects: readonly LoadObject[],
): Promise<Required<TypeResult>['endToEnd']> {
  await emptyIndices(endpoint);
  const { cpuMs, wallMs, peakBytes } = await workplace.load(objects, { endpoint, compress: true });
  await ask(endpoint, 'POST', 'log-*/_refresh');
  const { count } = await ask<{ count: number }>(endpoint, 'GET', 'log-*/_count');
  await emptyIndices(endpoint);
  return { cpuMs, wallMs, peakBytes, indexed: count };
}

async function emptyIndices(endpoint: string): Promise<void> {
  const indices = await ask<Array<{ index: string }>>(endpoint, 'GET', '_cat/indices/log-*?format=json&h=index');
  for (const { index } of indices) {
    await ask(endpoint, 'DELETE', index);
  }
}

async function ask<T>(endpoint: string, method: string, path: string): Promise<T> {
  const response = await fetch(`${endpoint}/${path}`, { method });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return await response.json() as T;
}
