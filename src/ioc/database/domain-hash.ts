/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/: one step with the next byte. */
export const hashStep = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);

/** The bits of a hash are best mixed at its end: FNV's low bits depend on few of the bytes. */
export const slotOf = (hash: number, slots: number): number => (hash ^ (hash >>> 15)) & (slots - 1);

const OFFSET_BASIS = 0x811c9dc5;

export const hashStart = (seed: number): number => OFFSET_BASIS ^ seed;
