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

/** The functions of which most conditions are made; null: the arguments are of the wrong types. */
const OWN: Readonly<Record<string, (subject: Value, search: Value) => boolean | null>> = {
  contains: (subject, search) => {
    if (typeof subject === 'string') return typeof search === 'string' && subject.includes(search);
    return Array.isArray(subject) ? subject.some((item) => isEqual(item, search)) : null;
  },
  starts_with: (subject, search) => (typeof subject === 'string' && typeof search === 'string' ? subject.startsWith(search) : null),
  ends_with: (subject, search) => (typeof subject === 'string' && typeof search === 'string' ? subject.endsWith(search) : null),
};

/** Compiles the call of a function that the package knows: https://jmespath.org/specification.html#built-in-functions */
export function callFunction(name: string, parameters: readonly Evaluate[]): Evaluate {
  if (Object.hasOwn(OWN, name)) {
    if (parameters.length !== 2) throw new Error(`${name}() takes 2 arguments, it has ${parameters.length}`);
    const apply = OWN[name];
    const [subject, search] = parameters;
    return (value) => apply(subject(value), search(value)) ?? failWith(`${name}() is given what it can't be applied to`);
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
