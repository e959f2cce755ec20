import { Token } from 'aws-cdk-lib';

/** Wrong input, found at synth: names the prop, what is wrong with it and how to put it right. */
export class ValidationError extends Error {
  constructor(prop: string, problem: string, fix: string) {
    super(`${prop}: ${problem}; ${fix}`);
    this.name = 'ValidationError';
  }
}

/** Values that are only known at deployment pass: CloudFormation checks them. */
export function requireRange(prop: string, value: number | undefined, min: number, max: number, unit = ''): void {
  if (value === undefined || Token.isUnresolved(value)) {
    return;
  }
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ValidationError(prop, `${value}${unit} is out of range`, `give a whole number from ${min} to ${max}${unit}`);
  }
}

/** Throws ValidationError for an empty list and for what stands in it twice. */
export function requireSome(prop: string, values: string[], fix: string): void {
  if (values.length === 0) throw new ValidationError(prop, 'the list is empty', fix);
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) throw new ValidationError(prop, `'${twice}' stands in it twice`, 'leave it out once');
}

/** Throws ValidationError for what can't be the name of a bucket. */
export function requireBucketNames(prop: string, names: string[]): void {
  const wrong = names.find((name) => !Token.isUnresolved(name) && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name));
  if (wrong !== undefined) throw new ValidationError(prop, `'${wrong}' is no name of a bucket`, 'give names, not ARNs or URLs');
}
