import type { EventLog } from './load-event';
import type { ChangedObject } from '../platform/changed-object';

/** A file of the geo bucket that the loader works with, and goes on with when a new one is damaged. */
export class WatchedFile<T> {
  /** What was read of the last good file; undefined when there is none. */
  value: T | undefined;
  private etag: string | undefined;
  private wasRead = false;

  constructor(
    readonly key: string,
    private readonly readChanged: (key: string, etag: string | undefined) => Promise<ChangedObject>,
    /** Throws for a damaged file. */
    private readonly parse: (bytes: Buffer) => T | undefined,
    private readonly log: Pick<EventLog, 'warn' | 'error'>,
  ) {}

  /**
   * Looks whether the file is another one. The first time it throws what may pass, so that no container goes without a file for
   * long; later the file stays as it was.
   * @returns whether `value` changed
   */
  async refresh(): Promise<boolean> {
    let object: ChangedObject;
    try {
      object = await this.readChanged(this.key, this.etag);
    } catch (error) {
      const { $metadata, message } = error as Error & { $metadata?: { httpStatusCode?: number } };
      // not allowed stays so
      if (!this.wasRead && $metadata?.httpStatusCode !== 403) throw error;
      this.wasRead = true;
      this.log.warn(`${this.key} can't be read, ${this.instead}: ${message}`);
      return false;
    }
    this.wasRead = true;
    return this.take(object);
  }

  private take(object: ChangedObject): boolean {
    if (object.kind !== 'changed') {
      const gone = object.kind === 'absent' && this.value !== undefined;
      if (object.kind === 'absent') this.value = this.etag = undefined;
      return gone;
    }
    // also of a damaged file: it is said once and not fetched again
    this.etag = object.etag;
    try {
      this.value = this.parse(object.bytes);
      return true;
    } catch (error) {
      this.log.error(`${this.key} is damaged, ${this.instead}: ${(error as Error).message}`);
      return false;
    }
  }

  private get instead(): string {
    return this.value === undefined ? 'documents go without it' : 'the one before stays in use';
  }
}
