/** Gets the bytes of an object. Throws ObjectError. */
export interface ObjectStore {
  read(ref: { readonly bucket: string; readonly key: string }): Promise<StoredObject>;
}

export interface StoredObject {
  /** Bytes as stored. */
  readonly size: number;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Objects smaller than this hold no log: markers that services write. Bytes as stored. */
export const MIN_OBJECT_BYTES = 20;
