import type { DemoObject } from './demo-object';
import { findSamples, readSample } from '../../support/log-type-samples';

/** The sample objects of all log types. */
export function sampleObjects(): DemoObject[] {
  return findSamples().map((sample) => {
    const { key, body } = readSample(sample);
    return { logType: sample.logType, key, body };
  });
}
