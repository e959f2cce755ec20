import { pythonRepr, pythonStr } from '../../python-text';
import { FloatLiteral } from '../../types';
import type { Fields, Value } from '../../types';

/**
 * Turns values at dotted paths into text, as the reference writes it: Python's text of the value, quoted when it
 * contains a brace. Changed fields are assigned to the document.
 */
export function compileJsonToText(paths: readonly string[]): (raw: Fields, doc: Fields) => void {
  // by first and second name: a record has few of the many fields that may need it
  const byName = new Map<string, Map<string, string[][]>>();
  for (const path of paths.map((text) => text.split('.'))) {
    const second = byName.get(path[0]) ?? new Map<string, string[][]>();
    byName.set(path[0], second);
    second.set(path[1] ?? '', [...second.get(path[1] ?? '') ?? [], path]);
  }
  const fields = [...byName];
  return (raw, doc) => {
    for (const [first, second] of fields) {
      const parent = raw[first];
      if (parent === undefined || parent === null) continue;
      second.get('')?.forEach((path) => convert(raw, doc, path));
      if (typeof parent !== 'object' || Array.isArray(parent)) continue;
      for (const name in parent) second.get(name)?.forEach((path) => convert(raw, doc, path));
    }
  };
}

function convert(raw: Fields, doc: Fields, path: readonly string[]): void {
  let parent: Value = raw;
  for (let i = 0; i < path.length - 1; i++) {
    parent = parent[path[i]];
    if (parent === undefined || parent === null || typeof parent !== 'object' || Array.isArray(parent)) return;
  }
  const name = path[path.length - 1];
  if (!Object.hasOwn(parent, name)) return;
  const text = toText(parent[name]);
  if (text === undefined) return;
  parent[name] = text;
  doc[path[0]] = raw[path[0]];
}

/** undefined when the value stays as it is. */
function toText(value: Value): string | undefined {
  if (!value) return undefined;
  if (typeof value === 'string') return value.includes('{') ? pythonRepr(value) : undefined;
  if (typeof value === 'object' && !(value instanceof FloatLiteral)) {
    // a brace is looked for among the items of a list, the keys of an object
    const brace = Array.isArray(value) ? value.includes('{') : Object.hasOwn(value, '{');
    if (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0) return undefined;
    return brace ? pythonRepr(value) : pythonStr(value);
  }
  return pythonStr(value);
}
