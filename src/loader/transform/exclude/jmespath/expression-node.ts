import type { compile } from '@jmespath-community/jmespath';

/** A node of a parsed expression: https://jmespath.org/specification.html#grammar */
export type ExpressionNode = ReturnType<typeof compile>;
