import { isMap, same, Value } from './intrinsics';

/** Items of two lists that belong together; undefined: the other list has no such item. */
export type Pair = [Value | undefined, Value | undefined];

/** Pairs equal items, and items that are much alike, in their order; as many as can be. */
export function align(ons: Value[], offs: Value[]): Pair[] {
  const best = Array.from({ length: ons.length + 1 }, () => new Array<number>(offs.length + 1).fill(0));
  for (let i = ons.length - 1; i >= 0; i--) {
    for (let j = offs.length - 1; j >= 0; j--) {
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness(ons[i], offs[j]));
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < ons.length || j < offs.length) {
    if (i < ons.length && j < offs.length && pays(best, i, j, likeness(ons[i], offs[j]))) pairs.push([ons[i++], offs[j++]]);
    else if (j < offs.length && (i === ons.length || best[i][j] === best[i][j + 1])) pairs.push([undefined, offs[j++]]);
    else pairs.push([ons[i++], undefined]);
  }
  return pairs;
}

const pays = (best: number[][], i: number, j: number, gain: number): boolean => gain > 0 && best[i][j] === best[i + 1][j + 1] + gain;

/** 2 for equal, up to 1 for maps with the same keys and mostly the same values, 0 for what does not belong together. */
function likeness(one: Value, other: Value): number {
  if (same(one, other)) return 2;
  if (!isMap(one) || !isMap(other) || !same(Object.keys(one), Object.keys(other))) return 0;
  const equal = Object.keys(one).filter((key) => same(one[key], other[key])).length / Object.keys(one).length;
  return equal >= 0.5 ? equal : 0;
}
