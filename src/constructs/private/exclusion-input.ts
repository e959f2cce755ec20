import { Token } from 'aws-cdk-lib';
import { synthChecks } from './synth-checks';
import { ValidationError } from './validation';

/** Pattern of keys: it becomes a line of configuration. */
export function requireKeyRegex(regex: string): void {
  const prop = 'Exclusion.s3Key';
  requireText(prop, regex);
  if (regex === '') throw new ValidationError(prop, 'the regex is empty and would leave out every object', 'name a part of the keys');
  if (/[\r\n]/.test(regex) || regex !== regex.trim()) {
    throw new ValidationError(prop, `${JSON.stringify(regex)} has blanks at an end or several lines`, 'write a blank as [ ], a line feed as \\n');
  }
  requireRegex(prop, regex);
}

/** Name of a field, with dots. */
export function requireField(field: string): void {
  const prop = 'Exclusion.field.field';
  requireText(prop, field);
  if (field.split('.').some((part) => part === '' || part !== part.trim())) {
    throw new ValidationError(prop, `${JSON.stringify(field)} is no path of a field`, "give names with dots between them, like 'userIdentity.type'");
  }
}

/** Pattern of a field's text: it becomes a cell of CSV. */
export function requirePattern(pattern: string, isRegex: boolean): void {
  const prop = 'Exclusion.field.pattern';
  requireText(prop, pattern);
  if (/[\r\n]/.test(pattern)) throw new ValidationError(prop, 'it has several lines', 'use PatternType.REGEX with \\n in it');
  if (isRegex) requireRegex(prop, pattern);
}

/** Last part of a parameter's name: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
export function requireName(name: string): void {
  if (Token.isUnresolved(name) || /^[\w.-]{1,128}$/.test(name)) return;
  throw new ValidationError('Exclusion.expression.name', `'${name}' can't be part of the name of a parameter`, 'give up to 128 letters, digits, dots, hyphens and underscores');
}

/** Throws ValidationError for what is no JMESPath. */
export function requireExpression(expression: string): void {
  const problem = Token.isUnresolved(expression) ? undefined : synthChecks().problemOfExpression(expression);
  if (problem !== undefined) throw new ValidationError('Exclusion.expression.expression', `'${expression}' is no JMESPath: ${problem}`, 'see https://jmespath.org');
}

function requireRegex(prop: string, regex: string): void {
  const problem = synthChecks().problemOfRegex(regex);
  if (problem !== undefined) throw new ValidationError(prop, `the regex can't be used: ${problem}`, 'see https://docs.python.org/3/library/re.html#regular-expression-syntax');
}

/** What is written into files at synth has to be known by then. */
function requireText(prop: string, value: string): void {
  if (Token.isUnresolved(value)) throw new ValidationError(prop, 'it is only known at deployment', 'give the text itself, or use Exclusion.expression');
}
