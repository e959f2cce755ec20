import type { LogRegex } from './catalogue/python-regex/log-regex';
import type { FieldRoles } from './types';

/** A pattern of the configuration: Python syntax, linear in the length of the text. */
export type LogPattern = LogRegex;

export type FileFormat = 'json' | 'csv' | 'text' | 'w3c' | 'multiline' | 'cef' | 'xml' | 'winevtxml' | 'parquet';
export type Rotation = 'auto' | 'daily' | 'weekly' | 'monthly' | 'yearly' | 'aoss';

/** A field of the Elastic Common Schema and where its value comes from. */
export interface EcsField {
  readonly target: string;
  /** first: the first source that is present; all: every element contributes to a sorted list. */
  readonly mode: 'first' | 'all';
  /** Elements, each a list of alternative paths; one element for `first`. */
  readonly sources: readonly (readonly string[])[];
}

/** A section of the configuration, checked and typed: all that the loader knows of a log type. */
export interface LogTypePlan {
  readonly name: string;

  // decode
  readonly format: FileFormat;
  readonly envelope: 'none' | 'cloudwatch-logs' | 'firelens';
  /** Whether what containers write to stderr is left out. */
  readonly ignoreStderr: boolean;
  readonly jsonDelimiter: string;
  readonly csvDelimiter: string;
  readonly headerLines: number;
  /** Matches the first line of a record that has several. */
  readonly firstLine?: LogPattern;
  readonly pattern?: LogPattern;
  /** w3c: the pattern is an operator's, and counts before a header. */
  readonly patternFirst: boolean;
  readonly roles: FieldRoles;
  /** Records that one invocation loads of an object when there is a queue for the rest. */
  readonly maxLogCount: number;

  // timestamp
  readonly timestampKeys: readonly string[];
  readonly timestampFormats: readonly string[];
  readonly timestampTzMinutes: number;
  readonly timestampNano: boolean;
  readonly fileTimestamp?: LogPattern;

  // normalise
  readonly ecsVersion: string;
  readonly cloudProvider: string;
  /** [new name, old name] */
  readonly renames: readonly (readonly [string, string])[];
  readonly fieldPrefix: string;
  readonly jsonToText: readonly string[];
  /** Lower-case names of HTTP headers whose values are not to be stored. */
  readonly maskedHeaders: readonly string[];
  readonly ecs: readonly EcsField[];
  readonly staticEcs: readonly { readonly target: string; readonly value: string | readonly string[] }[];

  // enrich
  readonly geoip: readonly string[];
  readonly iocIp: readonly string[];
  readonly iocDomain: readonly string[];
  readonly clientIpXff?: readonly [string, string];
  readonly userAgentField: string;

  // sink
  readonly indexName: string;
  readonly indexSuffix: string;
  readonly rotation: Rotation;
  readonly indexByIngestion: boolean;
  readonly indexTzMinutes: number;
  readonly docId: string;
  readonly docIdSuffix: string;
}
