import type { SchemaElement, SchemaTree } from 'hyparquet';
import { parquetSchema } from 'hyparquet';
import { isListLike } from 'hyparquet/src/schema.js';

/** What a column holds, and what hyparquet's values of it look like. */
export type Shape =
  | { readonly kind: 'leaf'; readonly leaf: Leaf; readonly element: SchemaElement }
  | { readonly kind: 'struct'; readonly members: readonly { readonly name: string; readonly shape: Shape }[] }
  /** @property wrapper name of the only member of an object that hyparquet puts the list in */
  | { readonly kind: 'list'; readonly item: Shape; readonly wrapper?: string }
  | { readonly kind: 'map'; readonly entry: readonly [string, string]; readonly key: Shape; readonly value: Shape; readonly wrapper: string };

/** How a value differs from what JSON has: `plain` ones don't. */
export type Leaf = 'plain' | 'integer' | 'float' | 'decimal' | 'time' | 'bytes';

export interface TableSchema {
  /** The root of what hyparquet is given. */
  readonly tree: SchemaTree;
  readonly columns: readonly { readonly name: string; readonly shape: Shape }[];
}

/** Name of no field: it would set the prototype of hyparquet's objects. */
const PROTOTYPE = '__proto__';
export const safeName = (name: string): string => (name === PROTOTYPE ? `${PROTOTYPE}_` : name);

/**
 * The schema as hyparquet is to read it: maps as lists of entries, so that their order and keys of any kind are kept;
 * as text what it would parse; and the bare numbers of decimals and times, which it would round or leave.
 * https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
 */
export function readSchema(schema: SchemaElement[]): TableSchema {
  const given = new Map<SchemaElement, SchemaElement>();
  const adapted = schema.map((element) => {
    const changed = { ...element, ...adapt(element), name: safeName(element.name) };
    given.set(changed, element);
    return changed;
  });
  const tree = parquetSchema({ schema: adapted } as Parameters<typeof parquetSchema>[0]);
  const shapeOf = (node: SchemaTree): Shape => {
    const element = given.get(node.element)!;
    if (node.children.length === 0) return { kind: 'leaf', leaf: leafOf(element), element };
    const [child] = node.children;
    if (isMap(element) && child.element.repetition_type === 'REPEATED' && child.children.length === 2) {
      const [key, value] = child.children;
      return { kind: 'map', entry: [key.element.name, value.element.name], key: fieldOf(key), value: fieldOf(value), wrapper: child.element.name };
    }
    if (node.element.converted_type === 'LIST') {
      if (!isListLike(node)) return { kind: 'list', item: shapeOf(child), wrapper: child.element.name };
      return { kind: 'list', item: child.children.length === 1 ? fieldOf(child.children[0]) : shapeOf(child) };
    }
    return { kind: 'struct', members: node.children.map((member) => ({ name: member.element.name, shape: fieldOf(member) })) };
  };
  const fieldOf = (node: SchemaTree): Shape => (node.element.repetition_type === 'REPEATED' ? { kind: 'list', item: shapeOf(node) } : shapeOf(node));
  return { tree, columns: tree.children.map((node) => ({ name: node.element.name, shape: fieldOf(node) })) };
}

const BARE = { converted_type: undefined, logical_type: undefined } as const;
const TEXT = { converted_type: 'UTF8', logical_type: undefined } as const;

function adapt(element: SchemaElement): Partial<SchemaElement> {
  const { converted_type: converted, logical_type: logical, num_children: children } = element;
  const kind = logical?.type;
  if (children) {
    if (isMap(element)) return BARE;
    return kind === 'LIST' || converted === 'LIST' ? { converted_type: 'LIST' } : BARE;
  }
  if (isText(element)) return TEXT;
  if (kind === 'DATE') return { converted_type: 'DATE' };
  switch (leafOf(element)) {
    case 'decimal': case 'time': case 'bytes': return kind === 'UUID' || kind === 'FLOAT16' ? {} : BARE;
    default: return {};
  }
}

function isMap({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return logical?.type === 'MAP' || converted === 'MAP' || converted === 'MAP_KEY_VALUE';
}

function isText({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return ['UTF8', 'ENUM', 'JSON'].includes(converted ?? '') || ['STRING', 'ENUM', 'JSON'].includes(logical?.type ?? '');
}

function leafOf(element: SchemaElement): Leaf {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return 'decimal';
  if (logical?.type === 'TIME' || converted === 'TIME_MILLIS' || converted === 'TIME_MICROS') return 'time';
  switch (type) {
    case 'INT64': return logical?.type === 'TIMESTAMP' || converted?.startsWith('TIMESTAMP') ? 'plain' : 'integer';
    case 'FLOAT': case 'DOUBLE': return 'float';
    case 'FIXED_LEN_BYTE_ARRAY': return logical?.type === 'UUID' ? 'plain' : logical?.type === 'FLOAT16' ? 'float' : 'bytes';
    case 'BYTE_ARRAY': return isText(element) ? 'plain' : 'bytes';
    default: return 'plain';
  }
}
