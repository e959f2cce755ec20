import { Value, whenOff } from './intrinsics';

/** A character, or a function of CloudFormation whose text is known at deployment. */
export type Atom = string | object;

/** Text, or pieces of text joined without anything between. */
export function isText(value: Value): boolean {
  return typeof value === 'string' || joinedParts(value) !== undefined;
}

export function toAtoms(value: Value): Atom[] {
  return (joinedParts(value) ?? [value]).flatMap((part) => (typeof part === 'string' ? [...part] : joinedParts(part) ? toAtoms(part) : [part]));
}

export function fromAtoms(atoms: Atom[]): Value {
  const parts: Atom[] = [];
  for (const atom of atoms) {
    const last = parts.length - 1;
    if (typeof atom === 'string' && typeof parts[last] === 'string') parts[last] += atom;
    else parts.push(atom);
  }
  if (parts.length === 0) return '';
  return parts.length === 1 ? parts[0] : { 'Fn::Join': ['', parts] };
}

/** How many atoms of the text without any condition an atom stands for. */
export function offLength(atom: Atom): number {
  const off = whenOff(atom);
  return off === atom ? 1 : toAtoms(off ?? '').length;
}

function joinedParts(value: Value): Value[] | undefined {
  const join = value?.['Fn::Join'];
  return join && join[0] === '' && Array.isArray(join[1]) ? join[1] : undefined;
}
