/** A copy without what has no value: undefined, null and objects that hold nothing. Zero, false and empty texts are values. */
export function compact(value: object): object | undefined {
  const kept = Object.entries(value)
    .map(([key, each]) => [key, typeof each === 'object' && each !== null ? compact(each) : each] as const)
    .filter(([, each]) => each !== undefined && each !== null);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
