import type { EcsField, LogTypePlan } from '../../plan';
import { pythonStr } from '../../python-text';
import { FloatLiteral } from '../../types';
import type { Fields, Value } from '../../types';
import { compilePath } from '../paths';
import type { Getter } from '../paths';
import { isIpAddress } from './ip-address';

/** Builds the nested ECS fields of a record; undefined when no field has a value. */
export type EcsMapper = (raw: Fields, doc: Fields) => Fields | undefined;

type Leaf = (raw: Fields, doc: Fields) => Value;
interface Node { readonly name: string; leaf?: Leaf; children?: Node[] }

/** Compiles the ECS mapping: constants win over mapped fields of the same name. */
export function compileEcs(plan: Pick<LogTypePlan, 'ecs' | 'staticEcs'>): EcsMapper {
  const root: Node = { name: '', children: [] };
  for (const field of plan.ecs) place(root, field.target, field.mode === 'first' ? firstOf(field) : allOf(field));
  for (const { target, value } of plan.staticEcs) place(root, target, () => value);
  const children = root.children!;
  return (raw, doc) => build(children, raw, doc);
}

function place(root: Node, target: string, leaf: Leaf): void {
  let node = root;
  for (const name of target.split('.')) {
    node.leaf = undefined;
    node.children ??= [];
    let child = node.children.find((candidate) => candidate.name === name);
    if (child === undefined) node.children.push(child = { name });
    node = child;
  }
  node.children = undefined;
  node.leaf = leaf;
}

function build(children: readonly Node[], raw: Fields, doc: Fields): Fields | undefined {
  let fields: Fields | undefined;
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    const value = child.leaf !== undefined ? child.leaf(raw, doc) : build(child.children!, raw, doc);
    if (value === undefined) continue;
    if (fields === undefined) fields = {};
    fields[child.name] = value;
  }
  return fields;
}

/** The first source that is present; of an IP field only when it is an address. */
function firstOf(field: EcsField): Leaf {
  const getters = field.sources.flat().map(compilePath);
  const isIp = field.target.includes('.ip');
  const convert = (value: Value): Value => {
    if (typeof value === 'string') return isIp && !isIpAddress(value) ? undefined : value;
    return fieldValue(value);
  };
  if (getters.length === 1) {
    const [get] = getters;
    return (raw, doc) => {
      const value = get(raw, doc);
      return value === undefined ? undefined : convert(value);
    };
  }
  return (raw, doc) => {
    const value = firstPresent(getters, raw, doc);
    return value === undefined ? undefined : convert(value);
  };
}

function firstPresent(getters: readonly Getter[], raw: Fields, doc: Fields): Value {
  for (let i = 0; i < getters.length; i++) {
    const value = getters[i](raw, doc);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Numbers and booleans are stored as text; empty objects and lists not at all. */
function fieldValue(value: Value): Value {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' || value instanceof FloatLiteral) return pythonStr(value);
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  for (const _ in value) return value;
  return undefined;
}

/** Distinct texts of all elements, sorted. */
function allOf(field: EcsField): Leaf {
  const elements = field.sources.map((alternatives) => alternatives.map(compilePath));
  const isIp = field.target.includes('.ip');
  return (raw, doc) => {
    let found: string[] | undefined;
    for (const getters of elements) {
      const value = firstPresent(getters, raw, doc);
      if (value === undefined) continue;
      if (typeof value === 'string') {
        if (!isIp || isIpAddress(value)) (found ??= []).push(value);
      } else if (Array.isArray(value)) {
        for (const item of value) if (typeof item === 'string' && (!isIp || isIpAddress(item))) (found ??= []).push(item);
      }
    }
    if (found === undefined || found.length === 1) return found;
    if (found.length === 2) return found[0] === found[1] ? [found[0]] : found[0] < found[1] ? found : [found[1], found[0]];
    return [...new Set(found)].sort();
  };
}
