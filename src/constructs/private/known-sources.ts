import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NotificationMode } from '../notification-mode';
import { shown } from './key-filters';
import { LogSource } from './log-source';
import { ValidationError } from './validation';

/** All log sources of an app. */
const KNOWN = new WeakMap<IConstruct, LogSource[]>();

/** Notes a log source, and refuses one that wants keys of a bucket that another one has: S3 would, and objects would be loaded twice. */
export function registerSource(source: LogSource): void {
  const { root } = source.scope.node;
  if (!KNOWN.has(root)) KNOWN.set(root, []);
  const known = KNOWN.get(root)!;
  for (const other of known.filter((each) => nameOf(each) === nameOf(source) && rivals(each, source))) {
    const pair = other.filters.overlapWith(source.filters);
    if (pair) {
      throw new ValidationError('prefixes', `of the bucket ${source.bucket.node.path} keys like ${shown(pair[1])} belong to `
        + `${source.scope.node.path} and keys like ${shown(pair[0])} to ${other.scope.node.path}, some to both`, 'give `prefixes` or `suffixes` with no key in common');
    }
  }
  known.push(source);
}

/** A bucket of another account has a source on each side: the two are one. Rules of EventBridge for different SIEMs are no rivals. */
function rivals(one: LogSource, other: LogSource): boolean {
  if (one.bucketIsHere !== other.bucketIsHere) return false;
  const sameSiem = one.siem.loader.functionArn === other.siem.loader.functionArn;
  if (!one.bucketIsHere) return sameSiem;
  return sameSiem || [one, other].every(({ mode }) => mode !== NotificationMode.EVENT_BRIDGE);
}

function nameOf({ bucket }: LogSource): string {
  const { bucketName, stack } = bucket;
  return Token.isUnresolved(bucketName) ? JSON.stringify([stack.node.path, stack.resolve(bucketName)]) : bucketName;
}
