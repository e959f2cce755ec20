import type { AlarmChange } from './alarm-change';
import type { BrakePosition, BrakeState } from './brake-state';
import type { LoaderControls } from './loader-controls';

/** Tells people; never rejects. */
export type Notify = (position: BrakePosition, change: AlarmChange) => Promise<void>;

/**
 * Pauses the loader while the domain can't take documents, and lets it go on by itself.
 *
 * The queues stop feeding it: their messages wait, and being refused does not bring them nearer to the dead letters, as it would if only the
 * concurrency were taken. That goes to 0 as well, for events that S3 hands over directly: Lambda keeps these for six hours. It also holds when a
 * deployment turns a queue on again. What is wanted is kept first, in a tag of the loader; every call, and there is one each few minutes, then
 * does what is missing for it. Nothing is touched as long as no alarm asked for a pause: what operators turn off stays off.
 *
 * @param change of the alarm; undefined: only what was left undone is done
 */
export async function brake(change: AlarmChange | undefined, loader: LoaderControls, notify: Notify): Promise<BrakePosition> {
  const before = await loader.state();
  const wanted = change && await follow(change, before, loader);
  if (wanted) await loader.keep(wanted);

  const state = wanted ?? before;
  const failures = await apply(state, loader);
  if (wanted && change) await notify(state.position, change);
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));

  if (state.position !== 'resuming') return state.position;
  await loader.keep({ position: 'running', since: state.since });
  return 'running';
}

/** The new state; undefined when the change is an old one, which may come late or twice, or there is nothing to resume. */
async function follow({ state, at }: AlarmChange, before: BrakeState, loader: LoaderControls): Promise<BrakeState | undefined> {
  if (at <= before.since) return undefined;
  if (state === 'OK') return before.position === 'running' ? undefined : { ...before, position: 'resuming', since: at };
  return { position: 'paused', since: at, reserved: before.position === 'running' ? await loader.reserved() : before.reserved };
}

/** Everything is tried, whatever fails. */
async function apply({ position, reserved }: BrakeState, loader: LoaderControls): Promise<Error[]> {
  if (position === 'running') return [];
  const steps = position === 'paused' ? [...loader.feed(false), loader.reserve(0)] : [loader.reserve(reserved), ...loader.feed(true)];
  const results = await Promise.allSettled(steps);
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
}
