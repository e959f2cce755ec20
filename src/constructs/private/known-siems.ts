import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ISiem } from '../siem-reference';
import { surelySame } from './places';
import { ValidationError } from './validation';

/** All SIEMs that an app makes. */
const KNOWN = new WeakMap<IConstruct, ISiem[]>();

/** Notes a SIEM, and refuses one whose names another one of the account has: those of buckets and roles hold in all regions. */
export function registerSiem(siem: ISiem): void {
  const { root } = siem.node;
  if (!KNOWN.has(root)) KNOWN.set(root, []);
  const known = KNOWN.get(root)!;
  const rival = known.find((other) => other.namePrefix === siem.namePrefix && areNeighbours(Stack.of(other), Stack.of(siem)));
  if (rival) {
    throw new ValidationError('namePrefix', `the SIEM at ${rival.node.path} has the prefix '${siem.namePrefix}' already`,
      `give the one at ${siem.node.path} a prefix of its own`);
  }
  known.push(siem);
}

/** Stacks that don't say their account may be for different ones. */
function areNeighbours(one: Stack, other: Stack): boolean {
  return one === other || surelySame(one.account, other.account);
}
