import type { FieldNames } from '../exclusions';
import type { ExpressionNode } from './expression-node';

/** Top-level fields that an expression reads of what it is applied to. */
export function rootFields(expression: ExpressionNode): FieldNames {
  const names = new Set<string>();
  return collect(expression, names) ? [...names] : 'all';
}

/** Adds the names of the fields that are read; false when these are not known beforehand. */
function collect(node: ExpressionNode, names: Set<string>): boolean {
  const all = (nodes: readonly ExpressionNode[]): boolean => nodes.every((child) => collect(child, names));
  switch (node.type) {
    case 'Field':
      names.add(node.name);
      return true;
    case 'Literal':
    // its expression is applied to members of what the function is given
    case 'ExpressionReference':
      return true;
    case 'Subexpression':
    case 'Pipe':
    case 'IndexExpression':
      // what stands to the right is applied to what stands to the left, which may be the whole
      return isWhole(node.left) ? collect(node.right, names) : collect(node.left, names);
    case 'Projection':
    case 'FilterProjection':
    case 'ValueProjection':
      return collect(node.left, names);
    case 'Flatten':
    case 'NotExpression':
      return collect(node.child, names);
    case 'Comparator':
    case 'AndExpression':
    case 'OrExpression':
      return all([node.left, node.right]);
    case 'MultiSelectList':
    case 'Function':
      return all(node.children);
    case 'MultiSelectHash':
      return all(node.children.map(({ value }) => value));
    case 'Index':
    case 'Slice':
      // of an object: nothing
      return true;
    default:
      return false;
  }
}

function isWhole({ type }: ExpressionNode): boolean {
  return type === 'Current' || type === 'Identity';
}
