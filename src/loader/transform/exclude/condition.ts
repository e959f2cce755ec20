import type { FieldNames } from './exclusions';
import { compileExpression, parseExpression } from './jmespath/compile-expression';
import type { Evaluation } from './jmespath/compile-expression';
import { rootFields } from './jmespath/root-fields';
import type { Fields } from '../../types';

const ACTIONS = ['EXCLUDE', 'COUNT', 'DISABLE'];

/** A condition on the finished document. */
export interface Condition {
  readonly logType: string;
  /** `<log_type>/<name>` */
  readonly name: string;
  readonly action: 'EXCLUDE' | 'COUNT';
  /** JMESPath */
  readonly expression: string;
  /** Top-level fields of the document that the expression reads. */
  readonly reads: FieldNames;
  evaluate(document: Fields): Evaluation;
}

/**
 * Reads a condition: JSON `{"action": "EXCLUDE" | "COUNT" | "DISABLE", "expression": JMESPath}`. Throws when it can't be used.
 * @param name `<log_type>/<name>`
 * @returns undefined when it is switched off
 */
export function readCondition(name: string, text: string, logTypes: ReadonlySet<string>): Condition | undefined {
  const logType = name.split('/', 1)[0];
  if (logType === name) throw new Error('expected a name like <log_type>/<name>');
  const { action, expression } = readValue(text);
  if (action === 'DISABLE') return undefined;
  if (!logTypes.has(logType)) throw new Error(`there is no log type ${logType}`);
  const node = parseExpression(expression);
  return { logType, name, action: action as Condition['action'], expression, reads: rootFields(node), evaluate: compileExpression(node) };
}

function readValue(text: string): { action: string; expression: string } {
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value !== 'object') throw new Error('expected {"action": …, "expression": …}');
  const { action, expression } = value as { action?: unknown; expression?: unknown };
  if (typeof action !== 'string' || !ACTIONS.includes(action.toUpperCase())) {
    throw new Error(`expected an action of ${ACTIONS.join(', ')}, got ${JSON.stringify(action) ?? 'none'}`);
  }
  if (typeof expression !== 'string') throw new Error(`expected an expression, got ${JSON.stringify(expression) ?? 'none'}`);
  return { action: action.toUpperCase(), expression };
}
