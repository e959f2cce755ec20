/** Something that others change, too, and that can only be written as a whole. */
export interface SharedState<T> {
  read(): Promise<T>;
  write(next: T): Promise<void>;
}

/** How patient a change is. */
export interface Patience {
  readonly attempts: number;
  /** Waits before another look. @param attempt from 0 */
  wait(attempt: number): Promise<void>;
}

/** Half a minute and more: what was just allowed takes that long to be known everywhere. */
export const PATIENCE: Patience = {
  attempts: 12,
  wait: (attempt) => new Promise((resolve) => setTimeout(resolve, Math.min(300 * 2 ** attempt, 5000) * (0.75 + Math.random() / 2))),
};

/** Why a change is not made although it could be: not tried again. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What passes: somebody else is changing the same, or a role or queue that was just made is not known everywhere. */
const PASSING = /^(OperationAborted|ConflictException|AccessDenied|AccessDeniedException|MalformedPolicy|TooManyRequestsException)$/;
const NOT_YET_REACHED = /Unable to validate the following destination/;

/**
 * Changes a shared state and looks whether the change stayed: who read it before and wrote it after us took it away again without knowing.
 * Each attempt begins with what is there now, so that nothing of others is lost.
 *
 * @param wanted the state as it should be; undefined: it is
 */
export async function converge<T>(
  state: SharedState<T>, wanted: (now: T, written: boolean) => T | undefined, patience: Patience = PATIENCE,
): Promise<void> {
  let written = false;
  await persist(async () => {
    const next = wanted(await state.read(), written);
    if (next === undefined) return true;
    await state.write(next);
    written = true;
    return false;
  }, patience);
}

/** Repeats a step until it is done, also when it fails of what passes. @param step whether it is done */
export async function persist(step: () => Promise<boolean>, patience: Patience = PATIENCE): Promise<void> {
  let failure: unknown;
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    if (attempt > 0) await patience.wait(attempt - 1);
    try {
      if (await step()) return;
      failure = new Error('others keep changing it at the same time');
    } catch (error) {
      if (!passes(error)) throw error;
      failure = error;
    }
  }
  throw failure;
}

function passes(error: unknown): boolean {
  const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  if (error instanceof Refusal) return false;
  return PASSING.test(name) || $metadata?.httpStatusCode === 409 || NOT_YET_REACHED.test(message);
}
