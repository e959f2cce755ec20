/**
 * What has to be parsed in an object, whoever loads it: one JSON text, a JSON text a line, lines, Windows events, rows of
 * Parquet; or envelopes, one a line, and what is in them.
 */
export type FloorKind =
  | 'json' | 'json-lines' | 'lines' | 'windows-events' | 'parquet'
  | `${'cloudwatch-logs' | 'firelens'} + ${'json' | 'split' | 'xml'}`;
