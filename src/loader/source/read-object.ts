/** Gets the bytes of an object. Throws ObjectError. */
export interface ObjectStore {
  read(ref: { readonly bucket: string; readonly key: string }): Promise<StoredObject>;
}

export interface StoredObject {
  /** Bytes as stored. */
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
  /**
   * The bytes from `start` to before `end`, of the object that `bytes` began with: an error when it was replaced since.
   * Absent where only the whole can be read.
   */
  readRange?(start: number, end: number): Promise<Buffer>;
}

/** Objects smaller than this hold no log: markers that services write. Bytes as stored. */
export const MIN_OBJECT_BYTES = 20;
