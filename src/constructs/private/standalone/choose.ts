import { align } from './alignment';
import { ifElse, isMap, same, Value } from './intrinsics';
import { fromAtoms, isText, toAtoms } from './joined-text';

/** One value made of two: what differs depends on the condition, as deep inside as can be. */
export function choose(condition: string, on: Value, off: Value): Value {
  if (same(on, off)) return off;
  if (isMap(on) && isMap(off)) return chooseEntries(condition, on, off);
  if (Array.isArray(on) && Array.isArray(off)) return align(on, off).map(([here, there]) => choose(condition, here, there));
  // two plain texts are easier to read whole
  const plain = typeof on === 'string' && typeof off === 'string';
  if (!plain && isText(on) && isText(off)) return chooseText(condition, on, off);
  return ifElse(condition, on, off);
}

function chooseEntries(condition: string, on: { [key: string]: Value }, off: { [key: string]: Value }): Value {
  const keys = new Set([...Object.keys(off), ...Object.keys(on)]);
  return Object.fromEntries([...keys].map((key) => [key, choose(condition, on[key], off[key])]));
}

/** The part between what both begin and end with. */
function chooseText(condition: string, on: Value, off: Value): Value {
  const [ons, offs] = [toAtoms(on), toAtoms(off)];
  let begin = 0;
  while (begin < Math.min(ons.length, offs.length) && same(ons[begin], offs[begin])) begin++;
  let end = 0;
  while (end < Math.min(ons.length, offs.length) - begin && same(ons[ons.length - 1 - end], offs[offs.length - 1 - end])) end++;
  const between = (atoms: typeof ons) => fromAtoms(atoms.slice(begin, atoms.length - end));
  return fromAtoms([...offs.slice(0, begin), ifElse(condition, between(ons), between(offs)), ...offs.slice(offs.length - end)]);
}
