/**
 * Whether two definitions say the same. OpenSearch answers with numbers as text and keys with dots as objects, orders members as it likes and leaves
 * empty objects out; lists keep their order.
 */
export function sameState(one: unknown, other: unknown): boolean {
  return flat(one) === flat(other);
}

/** Whether what is there has all that is wanted; what OpenSearch adds of its own doesn't count. Lists are as long as they are wanted. */
export function holds(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(there) && there.length === wanted.length && wanted.every((each, index) => holds(there[index], each));
  }
  if (isObject(wanted)) return isObject(there) && Object.entries(wanted).every(([key, each]) => holds(there[key], each));
  return String(there) === String(wanted);
}

function flat(value: unknown): string {
  const lines: string[] = [];
  const visit = (path: string, each: unknown): void => {
    if (Array.isArray(each) || isObject(each)) for (const [key, inner] of Object.entries(each)) visit(`${path}.${key}`, inner);
    else if (each !== undefined) lines.push(`${path}=${String(each)}`);
  };
  visit('', value);
  return lines.sort().join('\n');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
