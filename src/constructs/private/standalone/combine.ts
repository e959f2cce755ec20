import { isMap, same, Value, whenOff } from './intrinsics';
import { fromAtoms, isText, offLength, toAtoms } from './joined-text';

/**
 * One value with the choices of two, which were both made from the same value without choices. Throws when both change the same place: then
 * their conditions have to be looked at together.
 *
 * @param base what both are when no condition holds
 */
export function combine(base: Value, one: Value, other: Value, path = ''): Value {
  if (same(one, base) || same(one, other)) return other;
  if (same(other, base)) return one;
  const all = [base, one, other];
  if (all.every(isMap)) {
    const keys = new Set(all.flatMap((each) => Object.keys(each)));
    return Object.fromEntries([...keys].map((key) => [key, combine(base[key], one[key], other[key], `${path}/${key}`)]));
  }
  if (all.every(Array.isArray)) return combineLists(base, one, other, path, (item) => (whenOff(item) === undefined ? 0 : 1));
  if (all.every(isText)) return fromAtoms(combineLists(toAtoms(base), toAtoms(one), toAtoms(other), path, offLength));
  throw conflict(path);
}

/** @param widthOf items of the base that an item stands for */
function combineLists(base: Value[], one: Value[], other: Value[], path: string, widthOf: (item: Value) => number): Value[] {
  const combined: Value[] = [];
  let [at, i, j] = [0, 0, 0];
  for (;;) {
    while (i < one.length && widthOf(one[i]) === 0) combined.push(one[i++]);
    while (j < other.length && widthOf(other[j]) === 0) combined.push(other[j++]);
    if (at >= base.length) return combined;
    const [width, otherWidth] = [widthOf(one[i]), widthOf(other[j])];
    const most = Math.max(width, otherWidth);
    if (most === 1) {
      combined.push(combine(base[at], one[i], other[j], `${path}/${at}`));
    } else {
      const [wide, narrow, from] = width === most ? [one[i], other, j] : [other[j], one, i];
      if (!same(narrow.slice(from, from + most), base.slice(at, at + most))) throw conflict(`${path}/${at}`);
      combined.push(wide);
    }
    i += width === most ? 1 : most;
    j += otherWidth === most ? 1 : most;
    at += most;
  }
}

function conflict(path: string): Error {
  return new Error(`two choices change ${path}: their switches belong into one group`);
}
