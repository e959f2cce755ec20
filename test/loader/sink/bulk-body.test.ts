import { BulkBody, MAX_BULK_BYTES } from '../../../src/loader/sink/bulk-body';
import type { SiemDocument } from '../../../src/loader/types';

function documentOf(id: string, text = ''): SiemDocument {
  const json = JSON.stringify({ text });
  return { id, json, time: 0, indexTime: 0, indexName: undefined, message: '', error: undefined, write: (out) => out.raw(json) };
}

/** Adds documents until the body is full; how many went in. */
function fill(body: BulkBody, size: number): number {
  let count = 0;
  while (body.add(documentOf(`d${count}`, 'x'.repeat(size)), 'log-t', true)) count++;
  return count;
}

describe('the body of a bulk request', () => {
  it('has two lines a document, with index and id escaped as JSON', () => {
    const body = new BulkBody();
    body.add(documentOf('"\\\n\u0000€😀'), 'log-"t', true);
    const [action, document, end] = body.bytes().toString().split('\n');
    expect(JSON.parse(action)).toEqual({ index: { _index: 'log-"t', _id: '"\\\n\u0000€😀' } });
    expect([document, end]).toEqual(['{"text":""}', '']);
  });

  it('creates documents without ids where the index makes them', () => {
    const body = new BulkBody();
    body.add(documentOf('a'), 'log-t', false);
    expect(body.bytes().toString()).toBe('{"create":{"_index":"log-t"}}\n{"text":""}\n');
  });

  it('is full before it is too large, and what did not fit leaves nothing behind', () => {
    const body = new BulkBody();
    const count = fill(body, 70_000);
    expect(body.items).toHaveLength(count);
    expect(body.bytes().length).toBeLessThanOrEqual(MAX_BULK_BYTES);
    expect(body.bytes().length).toBeGreaterThan(MAX_BULK_BYTES - 71_000);
    const lines = body.bytes().toString().trimEnd().split('\n');
    expect(lines).toHaveLength(2 * count);
    expect(JSON.parse(lines.at(-2)!)).toEqual({ index: { _index: 'log-t', _id: `d${count - 1}` } });
  });

  it('takes a document that is larger than a body when it is the first, and no other beside it', () => {
    const body = new BulkBody();
    expect(body.add(documentOf('large', 'x'.repeat(MAX_BULK_BYTES)), 'log-t', true)).toBe(true);
    expect(body.add(documentOf('a'), 'log-t', true)).toBe(false);
    expect(body.items.map(({ id }) => id)).toEqual(['large']);
    expect(body.lastSize).toBe(body.bytes().length);
  });

  it('has the bytes of some documents again, in that order', () => {
    const body = new BulkBody();
    for (const id of ['a', 'b', 'c']) body.add(documentOf(id, `é${id}`), 'log-t', true);
    const whole = body.bytes().toString().split(/(?<=\n)(?=\{"index)/);
    expect(body.bytes([0, 2]).toString()).toBe(whole[0] + whole[2]);
    expect(body.source(1)).toBe('{"text":"éb"}');
  });

  it('forgets its last document, and all of them', () => {
    const body = new BulkBody();
    body.add(documentOf('a'), 'log-t', true);
    const before = body.bytes().toString();
    body.add(documentOf('b'), 'log-t', true);
    body.dropLast();
    expect(body.bytes().toString()).toBe(before);
    body.clear();
    expect([body.bytes().length, body.items.length, body.lastSize]).toEqual([0, 0, 0]);
    body.dropLast();
    body.add(documentOf('a'), 'log-t', true);
    expect(body.bytes().toString()).toBe(before);
  });
});
