import { gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { FloorKind } from './floor-kind';
import { parseXml } from './xml';

const END_OF_EVENT = '</Event>';

/** Expands and parses an object as far as its kind goes. */
export type Parse = (object: Buffer) => unknown;

export const PARSE: { readonly [K in FloorKind]: Parse } = {
  'json': (object) => JSON.parse(gunzipSync(object).toString()),
  'json-lines': (object) => textLines(object).map((line) => JSON.parse(line)),
  'lines': textLines,
  'windows-events': (object) => windowsEvents(gunzipSync(object).toString()).map(parseXml),
  'parquet': (object) => parquetReadObjects({ file: arrayBuffer(object), compressors }),
  'cloudwatch-logs + json': (object) => logEvents(object, jsonOrSplit),
  'cloudwatch-logs + split': (object) => logEvents(object, lines),
  'cloudwatch-logs + xml': (object) => logEvents(object, parseXml),
  'firelens + json': (object) => containerLogs(object, jsonOrSplit),
  'firelens + split': (object) => containerLogs(object, lines),
  'firelens + xml': (object) => containerLogs(object, parseXml),
};

/** Lines of a text without the empty one behind the last line break. */
export function lines(text: string): string[] {
  const all = text.split('\n');
  if (all.at(-1) === '') {
    all.pop();
  }
  return all;
}

function textLines(object: Buffer): string[] {
  return lines(gunzipSync(object).toString());
}

/** Events one after the other, each in one line or several. */
function windowsEvents(text: string): string[] {
  return text.split(END_OF_EVENT).slice(0, -1).map((event) => event + END_OF_EVENT);
}

function logEvents(object: Buffer, read: (message: string) => unknown): unknown[] {
  return textLines(object).flatMap((line) => JSON.parse(line).logEvents.map(({ message }: { message: string }) => read(message)));
}

function containerLogs(object: Buffer, read: (message: string) => unknown): unknown[] {
  return textLines(object).map((line) => read(JSON.parse(line).log));
}

/** Programs that write lines may share a log group with those that write JSON. */
function jsonOrSplit(message: string): unknown {
  return message.startsWith('{') ? JSON.parse(message) : lines(message);
}

function arrayBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
