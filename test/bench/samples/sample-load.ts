import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repeatSample } from './repeat-sample';
import { TypicalSample } from './typical-samples';
import { builtInCatalogue } from '../../support/log-type-samples';
import { FloorKind } from '../floor/floor-kind';
import { LoadObject } from '../load/manifest';

/** An object made of a log type's sample, and the configuration that it needs. */
export interface SampleLoad {
  readonly logType: string;
  readonly kind: FloorKind;
  readonly object: LoadObject;
  readonly userIni: string;
}

/** Writes an object of a sample's records into a folder. */
export async function sampleLoad(sample: TypicalSample, folder: string, megabytes: number): Promise<SampleLoad> {
  const { logType, key } = sample;
  const plan = builtInCatalogue(sample.userIni).plan(logType);
  const { kind, content, extension, records, bytes } = await repeatSample(sample, plan, megabytes * 1e6);
  const file = join(folder, `${logType}.${extension}`);
  writeFileSync(file, content);
  return { logType, kind, object: { file, key, records, bytes }, userIni: inOnePiece(logType, sample.userIni) };
}

/** In one piece: what the loader would hand to the split queue is to be measured, too. */
export function inOnePiece(logType: string, userIni = ''): string {
  const section = `[${logType}]\n`;
  const setting = 'max_log_count = 1000000000\n';
  return userIni.includes(section) ? userIni.replace(section, section + setting) : `${userIni}\n${section}${setting}`;
}
