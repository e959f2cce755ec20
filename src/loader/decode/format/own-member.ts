import type { Fields, Value } from '../../types';

/** Sets a member whose name comes from the log: no name becomes the object's prototype. */
export function setMember(fields: Fields, name: string, value: Value): void {
  if (name === '__proto__') Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
  else fields[name] = value;
}
