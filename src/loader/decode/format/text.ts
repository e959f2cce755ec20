import { FieldsRecordBuilder, brokenRecord } from './fields-record';
import type { LogPattern } from '../../plan';
import type { FieldRoles, RawRecord, RecordMeta } from '../../types';

/** On longer lines a pattern that backtracks takes hundreds of megabytes. */
const MAX_MATCHED = 128 * 1024;

/** Reads a line by the named groups of a pattern. */
export class TextFormat {
  private readonly builder: FieldsRecordBuilder;

  constructor(private readonly pattern: LogPattern, roles: FieldRoles) {
    this.builder = new FieldsRecordBuilder(pattern.groupNames, roles);
  }

  /** undefined for a blank line that the pattern does not want. */
  read(message: string, meta?: RecordMeta): RawRecord | undefined {
    if (message.length > MAX_MATCHED) {
      const reason = `the line has ${message.length} characters: log_pattern is not tried on more than ${MAX_MATCHED}`;
      return brokenRecord(message, { code: 'too-long', message: reason, counted: true }, meta);
    }
    let match: (string | undefined)[] | null;
    try {
      match = this.pattern.match(message);
    } catch (error) {
      if ((error as Error).name !== 'RegexTimeoutError') throw error;
      return brokenRecord(message, { code: 'regex-timeout', message: `log_pattern: ${(error as Error).message}`, counted: true }, meta);
    }
    if (match !== null) return this.builder.build(message, match, this.pattern.groupIndex, meta);
    if (message === '') return undefined;
    return brokenRecord(message, { code: 'no-match', message: 'the line does not match log_pattern', counted: true }, meta);
  }
}
