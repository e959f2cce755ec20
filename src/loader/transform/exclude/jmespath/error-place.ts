import { tokenize } from '@jmespath-community/jmespath';
import { OPTIONS, compileExpression, parseExpression } from './compile-expression';

/** What the parser says of an expression that ends too early. */
const TOO_EARLY = /EOF/;

/** Why an expression can't be used, with the place in it; undefined when it can. */
export function problemOfExpression(expression: string): string | undefined {
  const problem = failureOf(expression);
  if (problem === undefined) return undefined;
  const reason = problem.replace(/^syntax(?: error)?: /i, '').replace(/^.*EOF.*$/, 'something is missing');
  return `${reason} at ${placeOf(expression, problem)}`;
}

function failureOf(expression: string): string | undefined {
  try {
    compileExpression(parseExpression(expression));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** The parser names no place: it is where the first part of the expression ends that has the same problem. */
function placeOf(expression: string, problem: string): string {
  if (TOO_EARLY.test(problem)) return 'its end';
  let ends: number[];
  try {
    ends = tokenize(expression, OPTIONS).map(({ start }) => start).slice(1);
  } catch {
    ends = [...expression].map((_, i) => i + 1);
  }
  const end = ends.find((each) => failureOf(expression.slice(0, each)) === problem) ?? expression.length;
  const start = Math.max(0, ...ends.filter((each) => each < end));
  return `"${expression.slice(start, end).trim()}" (position ${start})`;
}
