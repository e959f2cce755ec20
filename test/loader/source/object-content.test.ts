import { randomBytes } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { bzip2, streamedZip, zip } from './archives';
import { openContent } from '../../../src/loader/source/object-content';
import type { StoredObject } from '../../../src/loader/source/read-object';
import { chunked } from '../load-object';

const TEXT = Buffer.from(Array.from({ length: 2000 }, (_, i) => `line ${i} é\n`).join(''));
const MEGABYTE = 1024 * 1024;

async function open(object: Buffer, size = object.length): Promise<{ content: string; bytes: Buffer }> {
  const body = await openContent({ size: object.length, bytes: chunked(object, size) });
  if (body.content === 'parquet') return { content: body.content, bytes: await body.file.read(0, body.file.size) };
  const chunks: Buffer[] = [];
  for await (const chunk of body.bytes) chunks.push(Buffer.from(chunk));
  return { content: body.content, bytes: Buffer.concat(chunks) };
}

async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const body = await openContent({ size: 1000, bytes });
  if (body.content !== 'text') throw new Error('no text');
  yield* body.bytes;
}

describe('the content of an object', () => {
  const packed: [string, () => Buffer][] = [
    ['text', () => TEXT],
    ['gzip', () => gzipSync(TEXT)],
    ['gzip of several members', () => Buffer.concat([gzipSync(TEXT.subarray(0, 999)), gzipSync(Buffer.alloc(0)), gzipSync(TEXT.subarray(999))])],
    ['gzip with NUL bytes behind it', () => Buffer.concat([gzipSync(TEXT), Buffer.alloc(512)])],
    ['bzip2', () => bzip2(TEXT)],
    ['bzip2 of several streams', () => Buffer.concat([bzip2(TEXT.subarray(0, 999)), bzip2(TEXT.subarray(999))])],
    ['zip', () => zip({ 'a.log': TEXT })],
    ['zstd', () => zstdCompressSync(TEXT)],
    ['zstd of several frames', () => Buffer.concat([zstdCompressSync(TEXT.subarray(0, 999)), zstdCompressSync(TEXT.subarray(999))])],
    ['zip whose sizes stand behind the content', () => streamedZip('a.log', TEXT)],
    ['zip with several entries: the first', () => zip({ 'a.log': TEXT, 'b.log': Buffer.from('not read') })],
  ];

  it.each(packed)('is its text, in chunks of any size: %s', async (_, make) => {
    const object = make();
    for (const size of [object.length < 500 ? 1 : 101, 1000, object.length]) expect(await open(object, size)).toEqual({ content: 'text', bytes: TEXT });
  });

  it.each(['PK is how this line begins', 'BZh is not bzip2', 'BZ2 neither', 'PK\n', 'BZh9 is text', '\ufeffPK'])('may be text that begins like an archive: %j', async (text) => {
    expect(await open(Buffer.from(text))).toEqual({ content: 'text', bytes: Buffer.from(text) });
  });

  it('is Parquet by its first bytes, packed or not', async () => {
    const parquet = Buffer.concat([Buffer.from('PAR1'), randomBytes(100), Buffer.from('PAR1')]);
    expect(await open(parquet)).toEqual({ content: 'parquet', bytes: parquet });
    for (const archive of [gzipSync(parquet), zip({ a: parquet }), zstdCompressSync(parquet), bzip2(parquet)]) {
      expect(await open(archive)).toEqual({ content: 'parquet', bytes: parquet });
    }
  });

  it.each(packed.slice(1).filter(([name]) => !name.includes('behind') && !name.includes('several')))('that is cut short fails as torn: %s', async (_, make) => {
    const object = make();
    for (const part of [0.3, 0.6, 0.9]) {
      await expect(open(object.subarray(0, Math.floor(object.length * part)))).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
    }
  });

  it('with a wrong checksum fails as torn', async () => {
    const object = gzipSync(TEXT);
    object[object.length - 6] ^= 1;
    await expect(open(object)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
    const damaged = bzip2(TEXT);
    damaged[damaged.length >> 1] ^= 0x10;
    await expect(open(damaged)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
    const archive = zip({ a: TEXT });
    archive[14] ^= 1;
    await expect(open(archive)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  });

  it.each<[string, () => Buffer]>([
    ['gzip in gzip', () => gzipSync(gzipSync(TEXT))],
    ['zip in gzip', () => gzipSync(zip({ a: TEXT }))],
    ['gzip in zip', () => zip({ 'a.gz': gzipSync(TEXT) })],
    ['bzip2 in gzip', () => gzipSync(bzip2(TEXT))],
    ['gzip in bzip2', () => bzip2(gzipSync(TEXT))],
    ['gzip in zstd', () => zstdCompressSync(gzipSync(TEXT))],
    ['zstd in gzip', () => gzipSync(zstdCompressSync(TEXT))],
  ])('is no archive in an archive: %s', async (_, make) => {
    await expect(open(make())).rejects.toMatchObject({ name: 'ObjectError', code: 'archive' });
  });

  it.each<[string, Buffer]>([
    ['UTF-16 text', Buffer.from('\ufeffsome text of Windows', 'utf16le')],
    ['UTF-16 text without a mark', Buffer.from('some text of Windows', 'utf16le')],
    ['UTF-16 text with the large bytes first', Buffer.from('\ufeffsome text of Windows', 'utf16le').swap16()],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 4])],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ])('is refused when it is %s', async (_, object) => {
    await expect(open(object)).rejects.toMatchObject({ name: 'ObjectError', code: 'binary' });
    await expect(open(gzipSync(object))).rejects.toMatchObject({ name: 'ObjectError', code: 'binary' });
  });

  it('is said to be UTF-16 when it is', async () => {
    await expect(open(Buffer.from('\ufeffsome text', 'utf16le'))).rejects.toThrow('UTF-16');
  });

  it('may begin with NUL bytes', async () => {
    const padded = Buffer.concat([Buffer.alloc(40), Buffer.from('{"a":1}\n')]);
    expect(await open(padded)).toEqual({ content: 'text', bytes: padded });
  });

  it('may be empty, packed too', async () => {
    expect(await open(Buffer.alloc(0), 1)).toEqual({ content: 'text', bytes: Buffer.alloc(0) });
    expect(await open(gzipSync(Buffer.alloc(0)))).toEqual({ content: 'text', bytes: Buffer.alloc(0) });
  });

  it.each<[string, () => Buffer]>([
    ['gzip', () => gzipSync(Buffer.alloc(80 * MEGABYTE, 'a'))],
    ['zip', () => zip({ a: Buffer.alloc(80 * MEGABYTE, 'a') })],
    ['zstd', () => zstdCompressSync(Buffer.alloc(80 * MEGABYTE, 'a'))],
  ])('is not expanded without measure: %s', async (_, make) => {
    await expect(open(make(), 4096)).rejects.toMatchObject({ name: 'ObjectError', code: 'too-large' });
  }, 60_000);

  it('may be long when it is as dense as logs are', async () => {
    const object = gzipSync(Buffer.concat(Array.from({ length: 70 }, () => Buffer.concat([randomBytes(16 * 1024), Buffer.alloc(MEGABYTE - 16 * 1024, 'a')]))
      .map((part, i) => (i === 0 ? Buffer.concat([Buffer.from('text'.repeat(8)), part]) : part))), { level: 1 });
    expect((await open(object, 65_536)).bytes.length).toBe(70 * MEGABYTE + 32);
  });
});

describe('a gzip object', () => {
  const packed = gzipSync(Buffer.from('line\n'.repeat(200_000)));

  test.each([['a line feed', '\n'], ['other bytes', 'garbage'], ['zeros', '\0\0\0']])('is read whole when %s follow it', async (_, behind) => {
    const bytes = (async function* () {
      yield packed;
      yield Buffer.from(behind);
    })();
    let length = 0;
    for await (const chunk of textOf(bytes)) length += chunk.length;
    expect(length).toBe(1_000_000);
  });

  test('closes its source when the reader stops early', async () => {
    let closed = false;
    const bytes = (async function* () {
      try {
        for (let at = 0; at < packed.length; at += 100) yield packed.subarray(at, at + 100);
      } finally {
        closed = true;
      }
    })();
    for await (const chunk of textOf(bytes)) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(closed).toBe(true);
  });
});

it.each<[string, () => Buffer]>([
  ['binary', () => Buffer.alloc(1000, 1)], ['packed binary', () => gzipSync(randomBytes(1000).fill(1, 0, 16))], ['an archive in an archive', () => gzipSync(gzipSync(randomBytes(1000)))],
])('an object that is refused gives its source back: %s', async (_, make) => {
  let closed = false;
  const source = (async function* () {
    try {
      yield* chunked(make(), 100);
    } finally {
      closed = true;
    }
  })();
  await expect(openContent({ size: 1000, bytes: source })).rejects.toMatchObject({ name: 'ObjectError' });
  expect(closed).toBe(true);
});

describe('a Parquet object', () => {
  const MAGIC = Buffer.from('PAR1');

  /** An object of which it is known what was read. */
  function watched(object: Buffer, size = 1000): { stored: StoredObject; streamed: () => number; closed: () => boolean; ranges: [number, number][] } {
    let streamed = 0;
    let closed = false;
    const ranges: [number, number][] = [];
    const bytes = (async function* () {
      try {
        for await (const chunk of chunked(object, size)) {
          streamed += chunk.length;
          yield chunk;
        }
      } finally {
        closed = true;
      }
    })();
    const readRange = async (start: number, end: number): Promise<Buffer> => {
      ranges.push([start, end]);
      return object.subarray(start, end);
    };
    return { stored: { size: object.length, bytes, readRange }, streamed: () => streamed, closed: () => closed, ranges };
  }

  it('that is large is read in parts, and its stream is closed after the first bytes', async () => {
    const object = Buffer.concat([MAGIC, randomBytes(5 * MEGABYTE)]);
    const { stored, streamed, closed, ranges } = watched(object);
    const body = await openContent(stored);
    if (body.content !== 'parquet') throw new Error('no Parquet');
    expect([closed(), streamed()]).toEqual([true, 1000]);
    expect(body.file.size).toBe(object.length);
    expect(await body.file.read(7, 99)).toEqual(object.subarray(7, 99));
    expect(ranges).toEqual([[7, 99]]);
  });

  it('that is small, or inside an archive, is read with one request', async () => {
    const large = Buffer.concat([MAGIC, randomBytes(5 * MEGABYTE)]);
    const small = large.subarray(0, MEGABYTE);
    for (const [object, content] of [[small, small], [gzipSync(large, { level: 0 }), large]]) {
      const { stored, ranges } = watched(object, 65_536);
      const body = await openContent(stored);
      if (body.content !== 'parquet') throw new Error('no Parquet');
      expect(body.file.size).toBe(content.length);
      // comparing byte by byte takes the test runner seconds
      expect((await body.file.read(1, content.length)).equals(content.subarray(1))).toBe(true);
      expect(ranges).toEqual([]);
    }
  });

  it('that can not be read in parts is refused when it is too large to be held', async () => {
    const piece = Buffer.concat([MAGIC, Buffer.alloc(MEGABYTE)]);
    const bytes = (async function* () {
      for (;;) yield piece;
    })();
    await expect(openContent({ size: 1000, bytes })).rejects.toMatchObject({ name: 'ObjectError', code: 'too-large' });
  });
});
