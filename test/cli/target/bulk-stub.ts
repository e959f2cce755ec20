import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface IndexedDocument { index: string; id: string; source: Record<string, unknown> }

/** What OpenSearch answers about one document. */
export type Answer = (document: IndexedDocument) => { status: number; error?: { type: string; reason: string } };

/** The paths that were asked for, and the documents of bulk requests. */
export interface BulkStub {
  readonly url: string;
  readonly requests: string[];
  readonly documents: IndexedDocument[];
  close(): Promise<void>;
}

/** A server that answers bulk requests as OpenSearch does, item by item. @param bulkStatus of the answer as a whole */
export async function startBulkStub(answer: Answer = () => ({ status: 201 }), bulkStatus = 200): Promise<BulkStub> {
  const stub = { requests: [] as string[], documents: [] as BulkStub['documents'] };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    stub.requests.push(`${request.method} ${request.url!.split('?')[0]}`);
    const body = Buffer.concat(chunks);
    const send = (value: unknown): void => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (!request.url!.startsWith('/_bulk')) return send({});
    response.statusCode = bulkStatus;
    const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();
    const lines = text.trimEnd().split('\n').map((line) => JSON.parse(line));
    const items = [];
    for (let i = 0; i < lines.length; i += 2) {
      const document = { index: lines[i].index._index, id: lines[i].index._id, source: lines[i + 1] };
      stub.documents.push(document);
      items.push({ index: answer(document) });
    }
    send({ took: 1, errors: items.some(({ index }) => index.status >= 300), items });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...stub,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
