import { ObjectError } from '../errors';
import type { LogTypePlan } from '../plan';
import type { RawRecord, RecordMeta } from '../types';
import { CefFormat } from './format/cef';
import { readJsonMessage } from './format/json-message';
import { JsonRecordBuilder } from './format/json-record';
import { TextFormat } from './format/text';
import { W3cFormat } from './format/w3c';
import { WINDOWS_EVENT } from './format/xml/windows-event';
import { ANY_XML, XmlFormat } from './format/xml/xml-format';

/** Reads the text of one record: a message of an envelope, or what was cut from an object. */
export type MessageReader = (message: string, meta: RecordMeta | undefined, out: RawRecord[]) => void;

/** The log type's format for texts of one record. Throws ObjectError for formats that don't come so. */
export function messageReader(plan: Pick<LogTypePlan, 'format' | 'pattern' | 'patternFirst' | 'csvDelimiter' | 'roles'>): MessageReader {
  switch (plan.format) {
    case 'json': return plan.pattern === undefined ? json(plan) : jsonOrText(json(plan), oneRecord(new TextFormat(plan.pattern, plan.roles)));
    case 'text':
    case 'multiline': return oneRecord(new TextFormat(plan.pattern!, plan.roles));
    case 'w3c': return oneRecord(new W3cFormat(plan));
    case 'cef': return oneRecord(new CefFormat(plan.roles));
    case 'winevtxml': return elements(new XmlFormat(WINDOWS_EVENT, new JsonRecordBuilder(plan.roles)));
    case 'xml': return elements(new XmlFormat(ANY_XML, new JsonRecordBuilder(plan.roles)));
    case 'csv':
    case 'parquet': throw new ObjectError('format', `${plan.format} does not come in envelopes`);
  }
}

function json(plan: Pick<LogTypePlan, 'roles'>): MessageReader {
  const builder = new JsonRecordBuilder(plan.roles);
  return (message, meta, out) => {
    out.push(readJsonMessage(message, builder, meta));
  };
}

/** Programs of different kinds may share a log group: with a log_pattern, what is no JSON object is a line of text. */
function jsonOrText(object: MessageReader, text: MessageReader): MessageReader {
  return (message, meta, out) => (/^\s*\{/.test(message) ? object : text)(message, meta, out);
}

function oneRecord(format: Pick<TextFormat, 'read'>): MessageReader {
  return (message, meta, out) => {
    const record = format.read(message, meta);
    if (record !== undefined) out.push(record);
  };
}

function elements(format: XmlFormat): MessageReader {
  return (message, meta, out) => format.read(message, meta, out);
}
