import { BulkBody } from '../../../src/loader/sink/bulk-body';
import { BulkWriter, TransportError } from '../../../src/loader/sink/bulk-writer';
import type { BulkAnswer, SendBulk } from '../../../src/loader/sink/bulk-writer';
import type { SiemDocument } from '../../../src/loader/types';

const documentOf = (id: string): SiemDocument => (
  { id, json: '{}', time: 0, indexTime: 0, indexName: undefined, message: '', error: undefined, write: (out) => out.raw('{}') }
);
const created = (body: Buffer): BulkAnswer => (
  { took: 1, items: Array.from({ length: body.toString().trimEnd().split('\n').length / 2 }, () => ({ status: 201 })) }
);

function writerOver(bodies: BulkBody[], send: SendBulk): BulkWriter {
  const nothing = async (): Promise<void> => undefined;
  return new BulkWriter({ send, bodies, withIds: true, deadline: 1000, now: () => 0, random: () => 0, sleep: nothing, onRejected: () => undefined });
}

describe('bodies that writers use one after the other', () => {
  it('come back empty, the same ones, when all was delivered', async () => {
    const bodies = [new BulkBody(), new BulkBody()];
    const lent = new Set(bodies);
    const writer = writerOver(bodies, async (body) => created(body));
    expect(bodies).toEqual([]);
    writer.add(documentOf('a'), 'log-t');
    await writer.finish();
    await writer.close();
    expect(new Set(bodies)).toEqual(lent);
    expect(bodies.map((body) => body.items.length)).toEqual([0, 0]);
  });

  it('come back after a failure too, and the next writer sends nothing of the one before', async () => {
    const bodies: BulkBody[] = [];
    const failing = writerOver(bodies, async () => {
      throw new TransportError('403', false, 403);
    });
    failing.add(documentOf('sent'), 'log-t');
    await failing.flush();
    failing.add(documentOf('not sent'), 'log-t');
    await expect(failing.finish()).rejects.toMatchObject({ name: 'DeliveryError' });
    await failing.close();
    expect(bodies).toHaveLength(2);

    const sent: string[] = [];
    const next = writerOver(bodies, async (body) => {
      sent.push(body.toString());
      return created(body);
    });
    next.add(documentOf('b'), 'log-t');
    await next.finish();
    expect(sent).toEqual(['{"index":{"_index":"log-t","_id":"b"}}\n{}\n']);
  });

  it('come back only when the request that is on its way has been answered', async () => {
    const bodies: BulkBody[] = [];
    let answer = (_: BulkAnswer): void => undefined;
    const writer = writerOver(bodies, async () => new Promise<BulkAnswer>((resolve) => {
      answer = resolve;
    }));
    writer.add(documentOf('a'), 'log-t');
    await writer.flush();
    const closing = writer.close();
    await new Promise((done) => setImmediate(done));
    expect(bodies).toEqual([]);
    answer({ took: 1, items: [{ status: 201 }] });
    await closing;
    expect(bodies).toHaveLength(2);
  });
});
