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
