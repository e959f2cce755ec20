import type { Writable } from 'node:stream';
import { SynthesisError, UnreachableError, UsageError } from './exit-status';
import { ConfigurationError, DeliveryError, ObjectError } from '../loader/errors';

/** Where a command writes, and the environment that it reads. */
export interface Io {
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

const EXPECTED = [ConfigurationError, DeliveryError, ObjectError, SynthesisError, UnreachableError, UsageError];

/** An error as people need it: the message of those that happen, with the stack of those that are defects. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = EXPECTED.some((kind) => error instanceof kind) || 'syscall' in error;
  return expected ? error.message : error.stack ?? error.message;
}
