import type { Fields, Value } from '../types';

/** Sets a member whose name comes from a log or from code: assigning to the name `__proto__` would change what the object inherits. */
export function setMember(fields: Fields, name: string, value: Value): void {
  if (name === '__proto__') Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  else fields[name] = value;
}
