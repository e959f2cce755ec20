/**
 * What the stages hand to each other. Stages import this file and `errors.ts`, never one another.
 *
 *   source → ObjectRef, ObjectBody → decode → RawRecord → transform → SiemDocument → sink → BulkOutcome
 */

import type { JsonBuffer } from './json/json-buffer';

/** A JSON value as the decoder reads it; integers beyond 2^53 are `bigint`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Value = any;

/** Top-level fields of a record or a document. */
export type Fields = Record<string, Value>;

/** One S3 object to load, or a piece of one. */
export interface ObjectRef {
  readonly bucket: string;
  /** Decoded key. */
  readonly key: string;
  /** What the key would be if the event had it encoded, as S3's own notifications have: tried when there is no object `key`. */
  readonly decodedKey?: string;
  /** Bytes according to the event; 0 when it does not say. */
  readonly size: number;
  /** Position of the first record to load, 1-based; absent: the first. Header lines of text and tables count. */
  readonly startNumber?: number;
  /** Position of the last record to load; absent: the last. */
  readonly endNumber?: number;
  /** SQS message that named the object: what is reported as failed when the object fails. */
  readonly messageId?: string;
}

/** The bytes of an object, expanded: a stream, or a file of which any part can be read. */
export type ObjectBody =
  | { readonly content: 'text'; readonly bytes: AsyncIterable<Buffer> }
  | { readonly content: 'parquet'; readonly file: RandomAccess };

/** A file that is read in parts. */
export interface RandomAccess {
  /** Bytes. */
  readonly size: number;
  /** The bytes from `start` to before `end`, neither more nor less. */
  read(start: number, end: number): Promise<Buffer>;
}

/** The records of an object that one run loads. A format that can get at records without reading those before them asks. */
export interface RecordRange {
  /** 1-based. */
  readonly first: number;
  /** Infinity: to the end. */
  readonly last: number;
  /** That many records were left out unread; the numbers of those that follow are higher by that. */
  skip(count: number): void;
}

/** What surrounds a record in its object: a CloudWatch Logs, FireLens or EventBridge envelope. */
export interface RecordMeta {
  accountId?: string;
  region?: string;
  /** Event id that makes ids of equal texts distinct. */
  additionalId?: string;
  logGroup?: string;
  logStream?: string;
  cwlTimestamp?: number;
  cweTimestamp?: string;
  container?: ContainerMeta;
}

/** What FireLens tells of the container that wrote a record. */
export interface ContainerMeta {
  readonly id?: string;
  readonly name?: string;
  /** EC2 instance that the container runs on. */
  readonly instanceId?: string;
  /** `CONTAINER_FIELDS` of the document; the record's `raw` and `owned` have them. */
  readonly fields: Fields;
}

/** What FireLens tells goes into the document under these names, beside the record's own fields. */
export const CONTAINER_FIELDS = [
  'container_id', 'container_name', 'container_source', 'ecs_cluster', 'ecs_task_arn', 'ecs_task_definition', 'ec2_instance_id',
] as const;

/** The members of a raw record that go into the document as they came. */
export interface RecordText {
  /** Writes `"name":value,` of each, without empty ones and without those that the document replaces. */
  write(out: JsonBuffer, document: Fields): void;
  /** Names of the members that nothing reads. */
  unread(): ReadonlySet<string>;
}

/**
 * One record as its format reads it. Only fields that the log type's plan reads, changes or merges are decoded;
 * all others stay JSON text that goes into the document as it is.
 */
export interface RawRecord {
  /** Raw text: becomes `@message`. */
  message: string;
  /** Decoded fields that the plan reads. */
  raw: Fields;
  /** Text of the fields that the document does not own. */
  text: RecordText;
  /** Fields of the record that the document's own fields are merged over. */
  owned?: Fields;
  meta?: RecordMeta;
  /** Setting of the log type by which the record is left out, read or not. */
  excludedBy?: string;
  /** The text could not be read as the log type says: the document has the raw text and this message. */
  error?: RecordError;
  /** The text was read, but some of it is missing: the document has all that was read, and the log says so. */
  flaw?: RecordError;
}

/** Why a record could not be read or normalised; it is indexed with this, never dropped. */
export interface RecordError {
  readonly code: 'no-match' | 'bad-json' | 'no-timestamp' | 'no-id' | 'logic' | 'too-long' | 'regex-timeout' | 'bad-encoding' | 'bad-format';
  readonly message: string;
  /** Whether the document is tagged and counted as an error (the reference lost such records). */
  readonly counted: boolean;
}

/** A document on its way to an index. */
export interface SiemDocument {
  /** `_id` */
  readonly id: string;
  /** The document as JSON text: made when asked for. */
  readonly json: string;
  /** The record's raw text as the document has it: code may have masked it, or taken it out. */
  readonly message: string;
  /** Event time, ms since 1970. */
  readonly time: number;
  /** Time that names the index, ms since 1970. */
  readonly indexTime: number;
  /** Replaces `index_name`. */
  readonly indexName: string | undefined;
  /** Set when the record was not all that its log type promises. */
  readonly error: RecordError | undefined;
  /** Writes the document as JSON. */
  write(out: JsonBuffer): void;
}

/** Where a record ended in the transform stage. */
export type Outcome =
  | { readonly kind: 'document'; readonly document: SiemDocument; readonly countedBy?: { readonly name: string; readonly expression: string } }
  | { readonly kind: 'excluded'; readonly rule: string };

/** What the decoder does with a top-level field of the raw record. */
export const enum Role {
  /** Nothing reads it: its text goes into the document as it is. */
  Slice = 0,
  /** Decoded for reading; its text goes into the document unless the document gets a field of that name. */
  Read = 1,
  /** Decoded and merged with what the document has under that name. */
  Own = 2,
}

/** Roles of the raw record's top-level fields, compiled from all that a log type reads and writes. */
export interface FieldRoles {
  /** Everything is decoded and owned: for custom logic and renamed fields. */
  readonly ownsAll: boolean;
  readonly reads: readonly string[];
  readonly owns: ReadonlySet<string>;
  roleOf(field: string): Role;
}

/** What logic may set beside the document. */
export interface RecordControls {
  indexName?: string;
  /** Replaces the event time for the index date, ms since 1970. */
  indexTime?: number;
  docIdSuffix?: string;
}

/** What logic knows about the record's origin. */
export interface RecordContext {
  readonly logType: string;
  readonly bucket: string;
  readonly key: string;
  readonly logGroup: string | undefined;
  readonly logStream: string | undefined;
  readonly message: string;
  /** Event time as written in `@timestamp`. */
  readonly timestamp: string;
  /** `@id`, of the type that the record has it in. */
  readonly id: unknown;
  readonly controls: RecordControls;
  /** Lower-case names of HTTP headers whose values are not to be stored. */
  readonly maskedHeaders: readonly string[];
}

/**
 * Code of a log type, for what its ini can't say. Runs per record after the ECS mapping, before the enrichment.
 * An exception is that record's error; what was changed before it stays.
 */
export interface LogTypeLogic {
  /** Raw fields that `apply` reads. To change one, assign it to the document: `doc.x = raw.x`. */
  readonly reads?: readonly string[];
  /** Top-level fields that `apply` writes besides those of the ECS mapping; members of the field prefix with it: `prefix.member`. */
  readonly writes?: readonly string[];
  /** `apply` may read and change anything: all fields of the record are in the document. */
  readonly wholeDocument?: boolean;
  /** The index has an object under `tags`, not a list of words: what marks a record there becomes a member of it. */
  readonly objectTags?: boolean;
  apply(doc: Fields, raw: Fields, context: RecordContext): void;
}

/** A JSON number written with a point or an exponent whose value is an integer: text made of it is `1.0`, not `1`. */
export class FloatLiteral {
  constructor(readonly value: number) {}
}
