/** A statement of a policy as it stands in a template, every reference resolved. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | string[] } };
}

/** What a request tells about itself beside action and resource: `s3:prefix`, `aws:SourceAccount` … */
export type Context = { readonly [key: string]: string | string[] };

/** An action of IAM on an ARN. */
export interface Access {
  readonly action: string;
  readonly resource: string;
  readonly context?: Context;
}

/**
 * Whether an identity policy lets a request pass: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.
 * Conditions with StringEquals, StringLike (IfExists), ArnLike, ArnEquals and ForAllValues:StringEquals are evaluated, an unknown operator is an error.
 */
export function allows(statements: readonly Statement[], action: string, resource: string, context: Context = {}): boolean {
  const concerned = statements.filter((statement) =>
    list(statement.Action).some((pattern) => namesAction(pattern, action))
    && list(statement.Resource).some((pattern) => like(pattern, resource))
    && conditionsHold(statement, context));
  return concerned.length > 0 && concerned.every(({ Effect }) => Effect === 'Allow');
}

/** Actions and resources that statements name and none of the accesses needs. */
export function needless(statements: readonly Statement[], accesses: readonly Access[]): string[] {
  return statements.flatMap((statement) => {
    const used = accesses.filter(({ action, resource, context }) => allows([statement], action, resource, context));
    return [
      ...list(statement.Action).filter((pattern) => !used.some(({ action }) => namesAction(pattern, action))),
      ...list(statement.Resource).filter((pattern) => !used.some(({ resource }) => like(pattern, resource)))
        .map((resource) => `${list(statement.Action).join(' ')} on ${resource}`),
    ];
  });
}

function conditionsHold({ Condition = {} }: Statement, context: Context): boolean {
  return Object.entries(Condition).every(([operator, keys]) => Object.entries(keys).every(([key, expected]) => {
    const values = list(context[key] ?? []);
    const [actual] = values;
    if (operator === 'ForAllValues:StringEquals') return values.every((value) => list(expected).includes(value));
    if (actual === undefined) return operator.endsWith('IfExists');
    if (operator === 'StringEquals') return list(expected).includes(actual);
    if (['StringLike', 'StringLikeIfExists', 'ArnLike', 'ArnEquals'].includes(operator)) return list(expected).some((pattern) => like(pattern, actual));
    throw new Error(`no evaluation of the condition ${operator}`);
  }));
}

function namesAction(pattern: string, action: string): boolean {
  return like(pattern.toLowerCase(), action.toLowerCase());
}

function like(pattern: string, text: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('?', '.')).join('.*');
  return new RegExp(`^${source}$`, 's').test(text);
}

function list(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value];
}
