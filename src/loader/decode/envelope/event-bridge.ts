import { OPEN_OBJECT, QUOTE } from '../../json/characters';
import type { RecordMeta } from '../../types';
import type { JsonScanner } from '../format/json-scanner';

// EventBridge events: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html

/** Members of the header that records are told. */
export const HEADER_STRINGS = new Set(['id', 'source', 'account', 'region', 'time']);

/** Whether the scanned object has both keys that make it an EventBridge event. */
export function isEventBridge(scanner: JsonScanner): boolean {
  let found = 0;
  for (let i = 0; i < scanner.members; i++) {
    const length = scanner.keyEnd[i] - scanner.keyStart[i];
    if (length === 11 && scanner.text.startsWith('detail-type', scanner.keyStart[i])) found |= 1;
    else if (length === 9 && scanner.text.startsWith('resources', scanner.keyStart[i])) found |= 2;
  }
  return found === 3;
}

/** Header of a scanned event; `detailAt` is -1 when its detail is no object. */
export function envelopeHeader(scanner: JsonScanner): { strings: Record<string, string>; detailAt: number } {
  const strings: Record<string, string> = {};
  let detailAt = -1;
  for (let i = 0; i < scanner.members; i++) {
    const key = scanner.text.substring(scanner.keyStart[i], scanner.keyEnd[i]);
    const start = scanner.valueStart[i];
    const first = scanner.text.charCodeAt(start);
    if (key === 'detail' && first === OPEN_OBJECT) detailAt = start;
    else if (HEADER_STRINGS.has(key) && first === QUOTE) strings[key] = headerText(scanner.text.substring(start, scanner.valueEnd[i]));
  }
  return { strings, detailAt };
}

/** The text of a JSON string; what is no good JSON in it stays as it stands: that is no reason to lose the record. */
export function headerText(json: string): string {
  try {
    return JSON.parse(json) as string;
  } catch {
    return json.slice(1, -1);
  }
}

/** What a header tells of its record. */
export function metaOf(header: Record<string, string>): RecordMeta {
  return { additionalId: header.id, accountId: header.account, region: header.region, cweTimestamp: header.time };
}
