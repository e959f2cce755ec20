import { TreeInterpreter } from '@jmespath-community/jmespath';
import type { Evaluate } from './compile-expression';
import { isEqual } from './values';
import type { Value } from '../../../types';

/**
 * Why the evaluation at hand comes to no result. Noted instead of thrown: what a condition asks for is absent in many
 * records, and an exception for each takes 18 µs.
 */
let failure: string | undefined;

export function failWith(reason: string): null {
  failure ??= reason;
  return null;
}

/** The failure of the evaluation that has just ended. */
export function takeFailure(): string | undefined {
  const taken = failure;
  failure = undefined;
  return taken;
}

/** The functions of which most conditions are made, by the number of their arguments; null: these are of the wrong types. */
const ONE: Readonly<Record<string, (subject: Value) => number | null>> = {
  length: (subject) => {
    if (typeof subject === 'string') return SURROGATE.test(subject) ? [...subject].length : subject.length;
    if (subject === null || typeof subject !== 'object') return null;
    return Array.isArray(subject) ? subject.length : Object.keys(subject).length;
  },
};
const TWO: Readonly<Record<string, (subject: Value, search: Value) => boolean | null>> = {
  contains: (subject, search) => {
    if (typeof subject === 'string') return typeof search === 'string' && subject.includes(search);
    return Array.isArray(subject) ? subject.some((item) => isEqual(item, search)) : null;
  },
  starts_with: (subject, search) => (typeof subject === 'string' && typeof search === 'string' ? subject.startsWith(search) : null),
  ends_with: (subject, search) => (typeof subject === 'string' && typeof search === 'string' ? subject.endsWith(search) : null),
};
const SURROGATE = /[\ud800-\udfff]/;

/** Compiles the call of a function that the package knows: https://jmespath.org/specification.html#built-in-functions */
export function callFunction(name: string, parameters: readonly Evaluate[]): Evaluate {
  const [first, second] = parameters;
  const wrongTypes = (): null => failWith(`${name}() can't be applied to what it is given`);
  if (Object.hasOwn(ONE, name)) {
    checkCount(name, 1, parameters.length);
    const apply = ONE[name];
    return (value) => apply(first(value)) ?? wrongTypes();
  }
  if (Object.hasOwn(TWO, name)) {
    checkCount(name, 2, parameters.length);
    const apply = TWO[name];
    return (value) => apply(first(value), second(value)) ?? wrongTypes();
  }
  return (value) => {
    const given = parameters.map((parameter) => parameter(value));
    // of what failed nothing can be made
    if (failure !== undefined) return null;
    try {
      return TreeInterpreter.runtime.callFunction(name, given) as Value;
    } catch (error) {
      return failWith((error as Error).message);
    }
  };
}

function checkCount(name: string, expected: number, given: number): void {
  if (given !== expected) throw new Error(`${name}() takes ${expected} argument${expected === 1 ? '' : 's'}, it has ${given}`);
}
