import { compileEpoch } from './epoch';
import { compileIso8601 } from './iso8601';
import { toMicroseconds } from './nano';
import { compileStrptime } from './strptime';
import { compileSyslog } from './syslog';
import { type Timestamp, createCompose } from './timestamp';

export type { Timestamp } from './timestamp';

export interface TimestampOptions {
  /** Formats of the configuration, tried in this order; an empty one is left out. */
  readonly formats: readonly string[];
  /** Zone of times that name none, minutes ahead of UTC. */
  readonly tzMinutes: number;
  /** Cut or pad fractions of a second to six digits before anything else. */
  readonly nano: boolean;
  /** Time that a year left out is inferred from, ms since 1970. */
  readonly now: () => number;
}

/** Reads a value of a record; undefined when no format fits, whatever the value is. Never throws. */
export type TimestampReader = (value: unknown) => Timestamp | undefined;

/** Called once a log type. Throws an `Error` for a strptime format that doesn't exist. */
export function compileTimestamp(options: TimestampOptions): TimestampReader {
  const offset = Math.round(options.tzMinutes * 60_000_000);
  const compose = createCompose();
  const readers = options.formats.filter((format) => format !== '').map((format): TimestampReader => {
    // the words are looked for anywhere in the format, since configurations quote them
    if (format.includes('epoch')) return compileEpoch(compose, offset);
    if (format.includes('syslog')) return compileSyslog(compose, offset, options.now);
    if (format.includes('iso8601')) return compileIso8601(compose, offset);
    return compileStrptime(format, compose, offset);
  });
  const read = firstOf(readers);
  return options.nano ? (value) => read(typeof value === 'string' ? toMicroseconds(value) : value) : read;
}

function firstOf(readers: readonly TimestampReader[]): TimestampReader {
  if (readers.length === 0) return () => undefined;
  if (readers.length === 1) return readers[0];
  return (value) => {
    for (const read of readers) {
      const timestamp = read(value);
      if (timestamp) return timestamp;
    }
    return undefined;
  };
}
