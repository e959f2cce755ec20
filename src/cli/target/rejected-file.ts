import { appendFile } from 'node:fs/promises';
import type { Quarantine, RejectedDocument } from '../../loader/sink/quarantine';

/** Keeps what the index refuses as NDJSON `{"index","id","status","reason","source"}`, behind what the file already holds. */
export class RejectedFile implements Quarantine {
  constructor(private readonly path: string) {}

  async keep(documents: readonly RejectedDocument[]): Promise<void> {
    await appendFile(this.path, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  }
}
