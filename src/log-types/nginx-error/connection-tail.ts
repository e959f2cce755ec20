import type { RequestLine } from '../shared/request-line';

/** What nginx knew of a connection when it wrote a line. */
export interface ConnectionTail {
  readonly client: string;
  readonly request: RequestLine | undefined;
  readonly host: string | undefined;
  readonly referrer: string | undefined;
}

/** https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.c (ngx_http_log_error_handler) */
const CLIENT = /client: ([0-9a-fA-F:.]+), server: ([^,\n]*)/g;
const PARTS = ['request', 'subrequest', 'upstream', 'host', 'referrer'];
const REQUEST_LINE = /^([^ ]+) (.*) HTTP\/([^ ]*)$/s;

/**
 * Reads the end of a message: `client: IP, server: NAME[, request: "…"][, upstream: "…"][, host: "…"][, referrer: "…"]`. Undefined when it has none.
 * Values can contain quotes; a text of the client's that looks like such an end comes behind the real one.
 */
export function connectionTailOf(message: string): ConnectionTail | undefined {
  const text = message.trimEnd();
  for (const match of text.matchAll(CLIENT)) {
    const parts = quotedParts(text, match.index + match[0].length);
    if (parts === undefined) continue;
    const { request, host, referrer } = parts;
    return { client: match[1], request: request === undefined ? undefined : requestLineOf(request), host, referrer };
  }
  return undefined;
}

/** Values by their names; undefined when there is something else. */
function quotedParts(text: string, from: number): Record<string, string | undefined> | undefined {
  const values: Record<string, string | undefined> = {};
  let position = from;
  if (!text.endsWith('"')) return position === text.length ? values : undefined;
  for (let i = 0; i < PARTS.length && position < text.length; i++) {
    const opening = `, ${PARTS[i]}: "`;
    if (!text.startsWith(opening, position)) continue;
    const start = position + opening.length;
    const end = endOfValue(text, start, PARTS.slice(i + 1));
    if (end < start) return undefined;
    values[PARTS[i]] = text.slice(start, end);
    position = end + 1;
  }
  return position === text.length ? values : undefined;
}

/** A value ends where one of the next parts begins, or with the text. */
function endOfValue(text: string, start: number, next: readonly string[]): number {
  const ends = next.map((name) => text.indexOf(`", ${name}: "`, start)).filter((end) => end >= 0);
  return ends.length > 0 ? Math.min(...ends) : text.length - 1;
}

function requestLineOf(request: string): RequestLine {
  const match = REQUEST_LINE.exec(request);
  return match === null ? { raw: request } : { method: match[1], path: match[2], version: match[3] };
}
