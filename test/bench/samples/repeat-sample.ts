import { gunzipSync, gzipSync } from 'node:zlib';
import { jsonTexts } from './json-texts';
import { repeatParquet } from './repeat-parquet';
import { TypicalSample } from './typical-samples';
import type { LogTypePlan } from '../../../src/loader/plan';
import { FloorKind } from '../floor/floor-kind';
import { MadeObject } from '../load/make-object';

/** What decides how the records lie in an object. */
export type SamplePlan = Pick<LogTypePlan, 'format' | 'envelope' | 'jsonDelimiter' | 'headerLines'>;

/** An object with the records of a sample again and again. */
export interface RepeatedSample extends MadeObject {
  readonly kind: FloorKind;
}

/** How text is repeated: what stands around the records, which stands there once. */
interface Repeatable {
  readonly kind: FloorKind;
  readonly head?: string;
  readonly part: string;
  readonly separator?: string;
  readonly tail?: string;
}

/** Makes an object of about that many bytes out of a sample. */
export async function repeatSample(sample: TypicalSample, plan: SamplePlan, bytes: number): Promise<RepeatedSample> {
  const body = isGzip(sample.body) ? gunzipSync(sample.body) : sample.body;
  if (body.toString('latin1', 0, 4) === 'PAR1') {
    return { ...await repeatParquet(body, sample.failed, bytes), kind: 'parquet' };
  }
  const { kind, head = '', part, separator = '', tail = '' } = repeatable(body.toString(), plan);
  const times = Math.max(1, Math.round(bytes / Buffer.byteLength(part)));
  const content = Buffer.from(head + Array(times).fill(part).join(separator) + tail);
  return { content: gzipSync(content), extension: 'gz', records: times * sample.failed.length, bytes: content.length, kind };
}

function repeatable(text: string, plan: SamplePlan): Repeatable {
  if (plan.envelope !== 'none') {
    return { kind: `${plan.envelope} + ${messageKind(plan)}`, part: oneALine(jsonTexts(text)) };
  }
  // formats of lines may come as JSON, too
  if (plan.format === 'json' || text.startsWith('{')) {
    return jsonList(text, plan.jsonDelimiter) ?? { kind: 'json-lines', part: oneALine(jsonTexts(text)) };
  }
  const lines = text.trimEnd().split('\n');
  const header = headerLines(lines, plan);
  return { kind: isXml(plan.format) ? 'windows-events' : 'lines', head: oneALine(lines.slice(0, header)), part: oneALine(lines.slice(header)) };
}

function messageKind({ format }: SamplePlan): 'json' | 'split' | 'xml' {
  return format === 'json' ? 'json' : isXml(format) ? 'xml' : 'split';
}

/** One JSON text with a list of records in it: the list becomes longer. */
function jsonList(text: string, delimiter: string): Repeatable | undefined {
  const texts = jsonTexts(text);
  const whole = texts.length === 1 ? JSON.parse(texts[0]) : {};
  const list = whole[delimiter];
  if (!Array.isArray(list)) {
    return undefined;
  }
  const mark = JSON.stringify({ ...whole, [delimiter]: ['here'] });
  const [head, tail] = mark.split('"here"');
  return { kind: 'json', head, part: list.map((item) => JSON.stringify(item)).join(','), separator: ',', tail };
}

function headerLines(lines: readonly string[], { format, headerLines: fixed }: SamplePlan): number {
  switch (format) {
    case 'csv': return 1;
    case 'w3c': return lines.findIndex((line) => !line.startsWith('#'));
    default: return fixed;
  }
}

const oneALine = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

const isXml = (format: SamplePlan['format']): boolean => format === 'winevtxml' || format === 'xml';

const isGzip = (body: Buffer): boolean => body.readUInt16BE(0) === 0x1f8b;
