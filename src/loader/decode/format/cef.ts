import { applyLabels, readExtension } from './cef-extension';
import { brokenRecord } from './fields-record';
import { NamedTextsBuilder } from './named-texts';
import type { FieldRoles, RawRecord, RecordError, RecordMeta } from '../../types';

const START = /CEF:\s*([0-9]+)\|/;
const HEADER = ['cef_device_vendor', 'cef_device_product', 'cef_device_version', 'cef_device_event_class_id', 'cef_name', 'cef_severity'];
/** Without a severity it still is an event. */
const FEWEST = HEADER.length - 1;
const BACKSLASH = 92;
const PIPE = 124;

/**
 * Reads events in the Common Event Format: `CEF:version|vendor|product|version|class id|name|severity|key=value key=value`,
 * mostly behind the head of a syslog line.
 * https://www.microfocus.com/documentation/arcsight/arcsight-smartconnectors/pdfdoc/cef-implementation-standard/cef-implementation-standard.pdf
 */
export class CefFormat {
  private readonly builder: NamedTextsBuilder;

  constructor(roles: FieldRoles) {
    this.builder = new NamedTextsBuilder(roles);
  }

  /** undefined for a blank text. */
  read(message: string, meta?: RecordMeta): RawRecord | undefined {
    const start = START.exec(message);
    if (start === null) return message === '' ? undefined : this.broken(message, 'invalid cef file', false, meta);
    const header = readHeader(message, start.index + start[0].length);
    if (header.parts.length < FEWEST) {
      return this.broken(message, `invalid cef file: the header has ${header.parts.length + 1} fields, not ${HEADER.length + 1}`, true, meta);
    }
    const fields = new Map([['cef_version', start[1]]]);
    header.parts.forEach((part, i) => fields.set(HEADER[i], part));
    readExtension(message.substring(header.end), fields);
    applyLabels(fields);
    return this.builder.build(message, fields, meta);
  }

  private broken(message: string, reason: string, counted: boolean, meta: RecordMeta | undefined): RawRecord {
    const error: RecordError = { code: 'bad-format', message: reason, counted };
    return brokenRecord(message, error, meta);
  }
}

/** Fields behind the version, up to the pipe that ends the header. In them `\|` and `\\` are a pipe and a backslash. */
function readHeader(text: string, start: number): { parts: string[]; end: number } {
  const parts: string[] = [];
  let from = start;
  for (let at = start; at < text.length && parts.length < HEADER.length; at++) {
    const c = text.charCodeAt(at);
    if (c === BACKSLASH) at++;
    if (c === PIPE) {
      const part = text.substring(from, at);
      // a severity with an equals sign is the extension of an event without severity
      if (parts.length === FEWEST && hasEquals(part)) break;
      parts.push(unescaped(part));
      from = at + 1;
    }
  }
  const last = text.substring(from);
  // a header alone needs no pipe at its end
  if (parts.length < HEADER.length && !hasEquals(last) && last !== '') return { parts: [...parts, unescaped(last)], end: text.length };
  return { parts, end: from };
}

function hasEquals(part: string): boolean {
  return /(?:^|[^\\])=/.test(part);
}

function unescaped(part: string): string {
  return part.includes('\\') ? part.replace(/\\([\\|])/g, '$1') : part;
}
