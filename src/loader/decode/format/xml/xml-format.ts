import type { Fields, RawRecord, RecordMeta } from '../../../types';
import { trim } from '../../framing/lines';
import { brokenRecord } from '../fields-record';
import type { JsonRecordBuilder } from '../json-record';
import { isWrapping } from './wrapping';
import { XmlReader, XmlSyntaxError } from './xml-reader';
import type { XmlElement, XmlStyle } from './xml-reader';

// eslint-disable-next-line no-control-regex
const CONTROL = /[\0-\x1f]+/g;

/** What XML a log type has. */
export interface XmlKind extends XmlStyle {
  /** Where, from a place on, an element begins that is a record, with what may come before it; -1: nowhere. */
  start(text: string, from: number): number;
  /** Makes the record's fields of the element. */
  fields(element: Fields): Fields;
}

/** Any XML: attributes are `@name`. */
export const ANY_XML: XmlKind = {
  attributePrefix: '@',
  trimmed: true,
  start: (text, from) => {
    let at = text.indexOf('<', from);
    while (at >= 0 && text.startsWith('</', at)) at = text.indexOf('<', at + 1);
    return at;
  },
  fields: (element) => element,
};

/** Reads texts of XML elements, mostly one each: every element is a record. */
export class XmlFormat {
  private readonly reader: XmlReader;
  /** Why the last text was no XML. */
  private problem = '';

  constructor(private readonly kind: XmlKind, private readonly builder: JsonRecordBuilder) {
    this.reader = new XmlReader(kind);
  }

  /** The records of a text; what isn't XML becomes a record with the reason. */
  read(message: string, meta: RecordMeta | undefined, out: RawRecord[]): void {
    let text = message;
    let at = this.kind.start(text, 0);
    if (at < 0 && trim(text) === '') return;
    at = Math.max(at, 0);
    for (let whole = true; ; whole = false) {
      let element: XmlElement | undefined = this.element(text, at);
      if (element === undefined) {
        // what fills up buffers and what terminals print is no XML
        const mended = text.substring(at).replace(CONTROL, '');
        element = this.element(mended, 0);
        if (element === undefined) {
          const error = { code: 'bad-format', message: `invalid xml: ${this.problem}`, counted: true } as const;
          out.push(brokenRecord(whole ? message : text.substring(at), error, meta));
          return;
        }
        text = mended;
        at = 0;
      }
      const end = at + element.end;
      const next = isWrapping(text.substring(end), element.name) ? -1 : this.kind.start(text, end);
      out.push(this.builder.fromFields(this.kind.fields(element.value), whole && next < 0 ? message : text.substring(at, end), meta));
      if (next < 0) return;
      at = next;
    }
  }

  private element(text: string, at: number): XmlElement | undefined {
    try {
      return this.reader.first(at === 0 ? text : text.substring(at));
    } catch (error) {
      if (!(error instanceof XmlSyntaxError)) throw error;
      this.problem = error.message;
      return undefined;
    }
  }
}
