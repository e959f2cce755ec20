import type { SchemaElement } from 'hyparquet';

/** A column of a Parquet file, with all that is in it. */
export type Column = readonly SchemaElement[];

const leaf = (name: string, element: Partial<SchemaElement>): Column => [{ name, repetition_type: 'OPTIONAL', ...element }];

export const string = (name: string): Column => leaf(name, { type: 'BYTE_ARRAY', converted_type: 'UTF8' });
export const integer = (name: string): Column => leaf(name, { type: 'INT32' });
export const long = (name: string): Column => leaf(name, { type: 'INT64' });
/** Values are Dates. */
export const timestamp = (name: string): Column => leaf(name, { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' });

export function struct(name: string, ...members: readonly Column[]): Column {
  return [{ name, repetition_type: 'OPTIONAL', num_children: members.length }, ...members.flat()];
}

/** A list; `item` has the name `element`. */
export function list(name: string, item: Column): Column {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...item,
  ];
}

/** A map of strings to strings; values are objects. */
export function map(name: string): Column {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'MAP' },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    ...string('value'),
  ];
}

/** The schema of a file with these columns. */
export function schemaOf(...columns: readonly Column[]): SchemaElement[] {
  return [{ name: 'schema', num_children: columns.length }, ...columns.flat()];
}
