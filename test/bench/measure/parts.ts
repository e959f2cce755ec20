import { measureColdStart } from './cold-start';
import { measureEndToEnd } from './end-to-end';
import { measureMemory } from './memory';
import { ColdStartResult, MemoryResult, SampleResult, TypeResult } from './results';
import { measureSample } from './samples';
import { measureThroughput } from './throughput';
import { Workplace } from './workplace';
import { startOpenSearch } from '../../support/opensearch';
import { cachedLargeObject, cachedLoad } from '../load/cached-load';
import { LoadObject, LoadTypeName, Manifest } from '../load/manifest';
import { TypicalSample } from '../samples/typical-samples';

export const PARTS = ['throughput', 'samples', 'end-to-end', 'memory', 'cold-start'] as const;
export type Part = typeof PARTS[number];

/** The parts of the bench. One that fails is noted, and the others go on. */
export class Parts {
  public readonly failures: string[] = [];

  public constructor(
    private readonly workplace: Workplace,
    private readonly types: readonly LoadTypeName[],
    private readonly skipped: readonly Part[],
  ) {}

  /** @param load may lack log types, which are left out then */
  public async throughput(load: Partial<Manifest>, runs: number): Promise<TypeResult[]> {
    const results: TypeResult[] = [];
    for (const type of this.typesOf('throughput')) {
      const objects = load[type] ?? [];
      const measure = () => measureThroughput(this.workplace, type, objects, runs);
      const result = objects.length > 0 ? await this.attempt(`throughput of ${type}`, measure) : undefined;
      results.push(...result ? [result] : []);
    }
    return results;
  }

  public async samples(typical: readonly TypicalSample[], megabytes: number, runs: number): Promise<SampleResult[]> {
    const results: SampleResult[] = [];
    for (const sample of this.skipped.includes('samples') ? [] : typical) {
      const result = await this.attempt(`samples of ${sample.logType}`, () => measureSample(this.workplace, sample, megabytes, runs));
      results.push(...result ? [result] : []);
    }
    return results;
  }

  /** Adds what a real OpenSearch takes to the results of the types. */
  public async endToEnd(load: Partial<Manifest>, results: readonly TypeResult[]): Promise<TypeResult[]> {
    if (this.skipped.includes('end-to-end') || results.length === 0) {
      return [...results];
    }
    const server = await this.attempt('start of OpenSearch', () => startOpenSearch({ heapMb: 1024 }));
    if (!server) {
      return [...results];
    }
    try {
      const completed: TypeResult[] = [];
      for (const result of results) {
        const endToEnd = await this.attempt(`${result.type} into OpenSearch`, () => measureEndToEnd(this.workplace, server.url, load[result.type]!));
        completed.push({ ...result, endToEnd });
      }
      return completed;
    } finally {
      await server.stop();
    }
  }

  /** One object of 50 MB of each log type, and one larger text object. */
  public async memory(largestMegabytes: number): Promise<MemoryResult[]> {
    const results: MemoryResult[] = [];
    const measure = async (type: LoadTypeName, object: LoadObject) => {
      const result = await this.attempt(`memory of ${type}`, () => measureMemory(this.workplace, type, object));
      results.push(...result ? [result] : []);
    };
    for (const type of this.typesOf('memory')) {
      await measure(type, cachedLoad({ megabytes: 50, objectMegabytes: 50 })[type][0]);
      if (type === 'vpcflowlogs') {
        await measure(type, await cachedLargeObject(largestMegabytes));
      }
    }
    return results;
  }

  public async coldStart(): Promise<ColdStartResult | undefined> {
    if (this.skipped.includes('cold-start')) {
      return undefined;
    }
    const small = cachedLoad({ megabytes: 0.05 }).cloudtrail[0];
    return this.attempt('cold start', () => measureColdStart(this.workplace, small));
  }

  private typesOf(part: Part): readonly LoadTypeName[] {
    return this.skipped.includes(part) ? [] : this.types;
  }

  private async attempt<T>(name: string, measure: () => Promise<T>): Promise<T | undefined> {
    console.error(`${new Date().toISOString().slice(11, 19)} ${name}`);
    try {
      return await measure();
    } catch (error) {
      this.failures.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }
}
