/** Tag of the loader that holds the brake's state: operators see it, and whoever deploys leaves it alone. */
export const BRAKE_TAG = 'siem-brake';

/** What the brake wants; `resuming` is what is still to be done on the way to `running`. */
export type BrakePosition = 'running' | 'paused' | 'resuming';

/** What the brake wants since when, and what was before. */
export interface BrakeState {
  readonly position: BrakePosition;
  /** Milliseconds since 1970: when the alarm that asked for it changed. */
  readonly since: number;
  /** Reserved concurrency that the loader had before the pause, if any. */
  readonly reserved?: number;
}

/** As the tag's value, of characters that tags may have: `paused 2025-06-01T10:00:00.000Z reserved=50`. */
export function formatState({ position, since, reserved }: BrakeState): string {
  return `${position} ${new Date(since).toISOString()}${reserved === undefined ? '' : ` reserved=${reserved}`}`;
}

/** Without a tag, or with one that somebody wrote by hand, the brake has nothing to do. */
export function parseState(text: string | undefined): BrakeState {
  const match = /^(running|paused|resuming) (\S+Z)(?: reserved=(\d+))?$/.exec(text ?? '');
  const since = Date.parse(match?.[2] ?? '');
  if (match === null || Number.isNaN(since)) return { position: 'running', since: 0 };
  return { position: match[1] as BrakePosition, since, ...(match[3] !== undefined && { reserved: Number(match[3]) }) };
}
