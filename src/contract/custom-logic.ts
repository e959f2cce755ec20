/**
 * What a file `siem/sf_<log_type>.js` of the configuration folder exports: code of an operator's own for a log type (dashes of its name are
 * underscores in the file's). It runs for each record where the log type's `script_ecs` is not empty, and takes the place of built-in code.
 *
 * @example
 * // siem/sf_shop_orders.js
 * exports.transform = (document, context) => {
 *   document.event.outcome = document.status === 'paid' ? 'success' : 'failure';
 *   return document;
 * };
 */
export interface CustomLogic {
  readonly transform: Transform;
}

/**
 * Changes the document, in place or by returning another one. It is called after the ECS mapping and before the enrichment by GeoIP,
 * indicators and user agents. When it throws, the document is indexed as it is at that moment, with `error.message`, and counted as an error.
 *
 * Must not wait: a promise that it returns is an error of the record.
 */
export type Transform = (document: LogDocument, context: LogContext) => LogDocument | void;

/**
 * A document: the record's own fields, `@message`, `@timestamp`, `@log_type`, `@id` and the fields of the Elastic Common Schema, nested
 * (`document.source.ip`). Integers beyond 2^53 are `bigint`.
 */
export interface LogDocument {
  /** Name of another index, without the date: at most 230 bytes. A name that OpenSearch does not take, or of an index of its own, is an error of the record. */
  '__index_name'?: string;
  /** Time that names the index instead of the event time: a Date, ISO 8601 text, or milliseconds since 1970. */
  '__index_dt'?: Date | string | number;
  /** Goes behind the document's `_id`, after an underscore. */
  '__doc_id_suffix'?: string | number;
  /** When true, the record is excluded: not indexed, and counted so. */
  'is_ignored'?: boolean;
  /** Raw text of the record. May be replaced, say to mask a secret, or deleted. */
  '@message'?: string;
  /** ISO 8601 with an offset. */
  '@timestamp'?: string;
  '@log_type'?: string;
  /** The document's `_id`, apart from a suffix. */
  '@id'?: string | number | bigint;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [field: string]: any;
}

/** Where a record comes from. */
export interface LogContext {
  readonly logType: string;
  readonly bucket: string;
  /** Decoded key of the object. */
  readonly key: string;
  /** Of CloudWatch Logs. */
  readonly logGroup?: string;
  readonly logStream?: string;
}
