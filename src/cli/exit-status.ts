/** What a command tells the shell. */
export const ExitStatus = {
  ok: 0,
  /** Something could not be loaded or read; the command said what. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

/** The command line is wrong: says how, and ends with `ExitStatus.usage`. */
export class UsageError extends Error {
  readonly name = 'UsageError';
}

/** Nobody answers at the endpoint. */
export class UnreachableError extends Error {
  readonly name = 'UnreachableError';
}

/** The constructs can't make what was asked for. */
export class SynthesisError extends Error {
  readonly name = 'SynthesisError';
}
