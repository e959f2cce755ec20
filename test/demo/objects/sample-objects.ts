import type { DemoObject } from './demo-object';
import { readSample, samplesUnderOneConfiguration } from '../../support/log-type-samples';

/** The sample objects of all log types, and the user.ini that they need. */
export function sampleObjects(): { objects: DemoObject[]; userIni: string } {
  const { samples, userIni } = samplesUnderOneConfiguration();
  const objects = samples.map((sample) => {
    const { key, body } = readSample(sample);
    return { logType: sample.logType, key, body };
  });
  return { objects, userIni };
}
