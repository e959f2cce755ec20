import type { SchemaElement } from 'hyparquet';
import type { Leaf, Shape } from './shape';
import { decimal, integer, textOrBase64, timeOfDay } from './texts';
import { NumpyArray } from '../../../numpy-array';
import type { Dtype } from '../../../numpy-array';
import { PythonPair, pythonRepr, reprText } from '../../../python-text';
import { FloatLiteral } from '../../../types';
import type { Value } from '../../../types';

/** What to do with a column's values. */
export interface ColumnReader {
  /** hyparquet's value, which isn't null, as JSON has it; objects and lists are changed in place. Absent: it is that. */
  readonly read?: (value: Value) => Value;
  /** Python's text of what `read` returned. */
  readonly python: (value: Value) => string;
}

/** @param inList lists inside lists are arrays of numpy to pandas */
export function columnReader(shape: Shape, inList = false): ColumnReader {
  switch (shape.kind) {
    case 'leaf': return { read: LEAVES[shape.leaf]?.(shape.element), python: shape.leaf === 'plain' ? pythonOfPlain : pythonRepr };
    case 'struct': return structReader(shape, inList);
    case 'list': return listReader(shape, inList);
    case 'map': return mapReader(shape);
  }
}

/** Of texts, truth values and short integers. */
function pythonOfPlain(value: Value): string {
  return typeof value === 'string' ? reprText(value) : pythonRepr(value);
}

const LEAVES: Readonly<Record<Leaf, ((element: SchemaElement) => (value: Value) => Value) | undefined>> = {
  plain: undefined,
  integer: () => integer,
  // NaN and infinity have texts, but no JSON
  float: () => (value: number) => (Number.isInteger(value) ? new FloatLiteral(value) : value),
  decimal: ({ scale, logical_type: logical }) => {
    const places = scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return (value) => decimal(value, places);
  },
  time: ({ converted_type: converted, logical_type: logical }) => {
    const unit = logical?.type === 'TIME' ? logical.unit : converted === 'TIME_MILLIS' ? 'MILLIS' : 'MICROS';
    const digits = { MILLIS: 3, MICROS: 6, NANOS: 9 }[unit];
    return (value: number | bigint) => timeOfDay(BigInt(value), 10n ** BigInt(digits), digits);
  },
  bytes: () => textOrBase64,
};

function structReader({ members }: Shape & { kind: 'struct' }, inList: boolean): ColumnReader {
  const fields = members.map(({ name, shape }, i) => ({ name, key: `${i === 0 ? '{' : ', '}${reprText(name)}: `, ...columnReader(shape, inList) }));
  const changed = fields.filter(({ read }) => read !== undefined);
  return {
    read: changed.length === 0 ? undefined : (value) => {
      for (const { name, read } of changed) {
        const member = value[name];
        if (member !== undefined && member !== null) value[name] = read!(member);
      }
      return value;
    },
    python: (value) => {
      let text = '';
      for (const { name, key, python } of fields) {
        const member = value[name];
        text += member === undefined || member === null ? `${key}None` : key + python(member);
      }
      return `${text}}`;
    },
  };
}

function listReader({ item, wrapper }: Shape & { kind: 'list' }, inList: boolean): ColumnReader {
  const { read: readItem, python: pythonOfItem } = columnReader(item, true);
  const read = (value: Value): Value => {
    const list = wrapper === undefined ? value : value[wrapper];
    if (readItem !== undefined) for (let i = 0; i < list.length; i++) if (list[i] !== undefined && list[i] !== null) list[i] = readItem(list[i]);
    return list;
  };
  if (!inList) {
    return {
      read: readItem === undefined && wrapper === undefined ? undefined : read,
      python: (value: Value[]) => `[${value.map((member) => (member === undefined || member === null ? 'None' : pythonOfItem(member))).join(', ')}]`,
    };
  }
  const dtype = dtypeOf(item);
  return {
    read: (value) => {
      const array = NumpyArray.from(read(value) as Value[]) as NumpyArray;
      array.dtype = array.includes(null) || array.includes(undefined) ? 'object' : dtype;
      return array;
    },
    python: pythonRepr,
  };
}

function mapReader({ entry: [key, value], key: keyShape, value: valueShape, wrapper }: Shape & { kind: 'map' }): ColumnReader {
  const readKey = columnReader(keyShape, true).read;
  const readValue = columnReader(valueShape, true).read;
  return {
    read: (map) => map[wrapper].map((entry: Value) => {
      const member = entry[value] ?? null;
      return PythonPair.of(readKey?.(entry[key]) ?? entry[key], member === null || readValue === undefined ? member : readValue(member));
    }),
    python: pythonRepr,
  };
}

function dtypeOf(item: Shape): Dtype {
  if (item.kind !== 'leaf') return 'object';
  const { type, converted_type: converted, logical_type: logical } = item.element;
  if (item.leaf === 'float') return 'float64';
  if (type === 'BOOLEAN') return 'bool';
  if (logical?.type === 'INTEGER') return `${logical.isSigned ? 'int' : 'uint'}${logical.bitWidth as 8 | 16 | 32 | 64}`;
  if (converted !== undefined && /^U?INT_/.test(converted)) return converted.toLowerCase().replace('_', '') as Dtype;
  if (item.leaf === 'integer') return 'int64';
  return type === 'INT32' && item.leaf === 'plain' && converted === undefined && logical === undefined ? 'int32' : 'object';
}
