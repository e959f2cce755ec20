/** A value of a template. */
export type Value = any;

export const NO_VALUE = { Ref: 'AWS::NoValue' };

/** `on` when the condition holds, else `off`; undefined is nothing. */
export function ifElse(condition: string, on: Value, off: Value): Value {
  return { 'Fn::If': [condition, on ?? NO_VALUE, off ?? NO_VALUE] };
}

/** Equal as JSON, with keys in the same order: both come from the same program. */
export function same(one: Value, other: Value): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A map of names to values, and no function of CloudFormation. */
export function isMap(value: Value): value is { [key: string]: Value } {
  return isObject(value) && !isIntrinsic(value);
}

export function isNothing(value: Value): boolean {
  return value === undefined || same(value, NO_VALUE);
}

/** What is left of a value when no condition holds; undefined: nothing. */
export function whenOff(value: Value): Value {
  const choice = choiceOf(value);
  if (choice) return whenOff(choice[2]);
  return isNothing(value) ? undefined : value;
}

/** Condition, value when it holds, value when not; undefined: the value depends on nothing. */
export function choiceOf(value: Value): [string, Value, Value] | undefined {
  return isObject(value) ? value['Fn::If'] : undefined;
}

function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function isObject(value: Value): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
