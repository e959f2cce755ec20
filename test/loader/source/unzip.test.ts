import { crc32, deflateRawSync } from 'node:zlib';
import { streamedZip, zip } from './archives';
import { decompress } from '../../../src/loader/source/decompress';
import { chunked } from '../load-object';

const TEXT = Buffer.from(Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join(''));
const STORED = 0;
const DEFLATED = 8;

async function expand(object: Buffer, size = object.length): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of decompress(chunked(object, size), 'zip')) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The first entry of an archive, and what may follow it. */
function entry(content: Buffer, { method = DEFLATED, flags = 0, crc = crc32(content), zip64 = false, behind = '' } = {}): Buffer {
  const data = method === STORED ? content : deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(zip64 ? 0xffffffff : data.length, 18);
  header.writeUInt32LE(content.length, 22);
  const extra = Buffer.alloc(zip64 ? 24 : 0);
  if (zip64) {
    // an extra field of another kind comes first
    extra.writeUInt16LE(0x7075, 0);
    extra.writeUInt16LE(1, 4);
    extra.writeUInt16LE(16, 6);
    extra.writeBigUInt64LE(BigInt(content.length), 8);
    extra.writeBigUInt64LE(BigInt(data.length), 16);
  }
  header.writeUInt16LE(5, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, Buffer.from('a.log'), extra, data, Buffer.from(behind)]);
}

describe('the first entry of a zip archive', () => {
  it.each([STORED, DEFLATED])('is read wherever a chunk ends, by method %d', async (method) => {
    for (const zip64 of [false, true]) {
      const object = entry(TEXT, { method, zip64, behind: 'PK another entry' });
      for (const size of [29, 31, 500, object.length]) expect((await expand(object, size)).equals(TEXT)).toBe(true);
      expect(await expand(entry(TEXT.subarray(0, 99), { method, zip64, behind: 'PK' }), 1)).toEqual(TEXT.subarray(0, 99));
    }
  });

  it('may be empty', async () => {
    expect(await expand(entry(Buffer.alloc(0), { method: STORED }))).toEqual(Buffer.alloc(0));
    expect(await expand(zip({ a: Buffer.alloc(0) }))).toEqual(Buffer.alloc(0));
  });

  it.each([STORED, DEFLATED])('with a wrong checksum fails as torn, by method %d', async (method) => {
    await expect(expand(entry(TEXT, { method, crc: 1, behind: 'PK' }))).rejects.toMatchObject({ name: 'ObjectError', code: 'torn', message: expect.stringContaining('data check') });
  });

  it('with a wrong checksum behind its content fails as torn', async () => {
    const object = streamedZip('a.log', TEXT);
    expect((await expand(object, 100)).equals(TEXT)).toBe(true);
    const crc = Buffer.alloc(4);
    crc.writeUInt32LE(crc32(TEXT));
    object[object.indexOf(crc)] ^= 1;
    await expect(expand(object)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn', message: expect.stringContaining('data check') });
  });

  it('may have its checksum behind its content without a signature', async () => {
    const crc = Buffer.alloc(12);
    crc.writeUInt32LE(crc32(TEXT));
    expect(await expand(Buffer.concat([entry(TEXT, { flags: 8, crc: 0 }), crc]))).toEqual(TEXT);
  });

  it.each([['encrypted', { flags: 1 }], ['method 12', { method: 12 }], ['can\'t be told', { method: STORED, flags: 8 }]])('is not read when it is not possible: %s', async (reason, options) => {
    await expect(expand(entry(TEXT, options))).rejects.toMatchObject({ name: 'ObjectError', code: 'torn', message: expect.stringContaining(reason) });
  });
});
