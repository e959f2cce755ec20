import type { RawRecord, RecordError, Value } from '../types';

const MISSING_BYTES: RecordError = { code: 'bad-encoding', message: 'bytes that are no UTF-8 were left out', counted: false };

/** Marks the records from `first` on as read from text of which bytes are missing. */
export function markDamaged(records: RawRecord[], first: number): void {
  for (let i = first; i < records.length; i++) records[i].flaw = MISSING_BYTES;
}

/** JSON in whose strings bytes are missing. */
export interface DamagedJson {
  /** Strings under `message` have `mark` where bytes are missing. */
  readonly value: Value;
  readonly mark: string;
}

/** Parses JSON with gaps; undefined when they are not inside of values that are strings. @param gaps places in the text, ascending */
export function parseDamaged(text: string, gaps: readonly number[]): DamagedJson | undefined {
  const mark = unusedCharacter(text);
  if (mark === undefined) return undefined;
  let marked = '';
  let from = 0;
  for (const gap of gaps) {
    marked += text.substring(from, gap) + mark;
    from = gap;
  }
  try {
    let inKey = false;
    const value = JSON.parse(marked + text.substring(from), (key, member: Value) => {
      inKey ||= key.includes(mark);
      return typeof member === 'string' && key !== 'message' ? member.replaceAll(mark, '') : member;
    });
    return inKey ? undefined : { value, mark };
  } catch {
    return undefined;
  }
}

/** One of the characters that Unicode keeps for internal use. */
function unusedCharacter(text: string): string | undefined {
  for (let code = 0xfdd0; code <= 0xfdef; code++) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  return undefined;
}
