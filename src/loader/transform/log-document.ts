import { OPEN_OBJECT } from '../json/characters';
import { parseExact } from '../json/exact';
import { writtenText } from '../json/json-buffer';
import type { JsonBuffer } from '../json/json-buffer';
import type { Fields, RawRecord, RecordError, SiemDocument } from '../types';
import { LARGE_DOCUMENT, truncateTexts } from './truncate-texts';

/** What every document of an object has in common, as JSON members. */
export interface ObjectText {
  /** `"@log_s3bucket":…,"@log_s3key":…,` */
  readonly origin: string;
  /** The same and `"ecs":{…},` */
  readonly originAndEcs: string;
}


/** A record's document. Fields that every document has are written from here, unless `fields` has them. */
export class LogDocument implements SiemDocument {
  constructor(
    readonly id: string,
    readonly time: number,
    readonly indexTime: number,
    readonly indexName: string | undefined,
    readonly error: RecordError | undefined,
    private readonly record: RawRecord,
    private readonly fields: Fields,
    /** Field below which the record's own fields stand; '': none. */
    private readonly prefix: string,
    private readonly logType: string,
    private readonly timestamp: string,
    private readonly recordId: unknown,
    private readonly ofObject: ObjectText,
  ) {}

  get json(): string {
    return writtenText((out) => this.write(out));
  }

  get message(): string {
    const own = this.fields['@message'];
    return own === undefined ? this.record.message : String(own ?? '');
  }

  write(out: JsonBuffer): void {
    const start = out.position;
    this.writeMembers(out);
    if (out.position - start < LARGE_DOCUMENT) return;
    const whole = parseExact(out.view(start, out.position).toString('utf8')) as Fields;
    if (!truncateTexts(whole)) return;
    out.position = start;
    out.byte(OPEN_OBJECT);
    out.members(whole);
    out.closeObject();
  }

  private writeMembers(out: JsonBuffer): void {
    const { fields, prefix, record, ofObject } = this;
    out.byte(OPEN_OBJECT);
    if (prefix === '') record.text.write(out, fields);
    out.raw(fields.ecs === undefined ? ofObject.originAndEcs : ofObject.origin);
    if (fields['@message'] === undefined) out.member('@message', record.message);
    if (fields['@timestamp'] === undefined) out.member('@timestamp', this.timestamp);
    if (fields['@log_type'] === undefined) out.member('@log_type', this.logType);
    if (fields['@id'] === undefined) out.member('@id', this.recordId);
    if (record.meta !== undefined) {
      out.member('@log_group', record.meta.logGroup);
      out.member('@log_stream', record.meta.logStream);
    }
    if (prefix === '') {
      out.members(fields);
    } else {
      out.recordMember(prefix, record.text, fields[prefix]);
      out.members(fields, prefix);
    }
    out.closeObject();
  }
}
