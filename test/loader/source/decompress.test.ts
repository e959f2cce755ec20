import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { bzip2, zip } from './archives';
import { decompress, sniff } from '../../../src/loader/source/decompress';
import type { Compression } from '../../../src/loader/source/decompress';
import { chunked } from '../load-object';

const TEXT = Buffer.from(Array.from({ length: 3000 }, (_, i) => `line ${i}\n`).join(''));
const MEGABYTE = 1024 * 1024;

async function expand(object: Buffer, compression: Compression, size = object.length): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of decompress(chunked(object, size), compression)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('the first bytes', () => {
  it.each<[string, string, () => Buffer]>([
    ['gzip', 'gzip', () => gzipSync(TEXT)], ['zip', 'zip', () => zip({ a: TEXT })], ['an empty zip', 'zip', () => zip({})],
    ['bzip2', 'bzip2', () => bzip2(TEXT)], ['an empty bzip2', 'bzip2', () => bzip2(Buffer.alloc(0))],
    ['zstd', 'zstd', () => zstdCompressSync(TEXT)], ['zstd that begins with other data', 'zstd', () => Buffer.from([0x53, 0x2a, 0x4d, 0x18, 0, 0, 0, 0])], ['Parquet', 'parquet', () => Buffer.from('PAR1....')],
    ['JSON', 'text', () => Buffer.from('{"a":1}')], ['JSON with a byte order mark', 'text', () => Buffer.from('\ufeff{"a":1}')],
    ['a terminal\'s colours', 'text', () => Buffer.from('\x1b[31mred\x1b[0m\t\r\n')], ['nothing', 'text', () => Buffer.alloc(0)],
    ['UTF-16', 'utf-16', () => Buffer.from('\ufefftext', 'utf16le')], ['a vertical tab', 'binary', () => Buffer.from('a\vb')],
  ])('of %s say %s', (_, found, make) => {
    expect(sniff(make().subarray(0, 16))).toBe(found);
  });

  it.each(['PK', 'PK\t', 'BZh0 is no level', 'BZh9 is text', 'BZh91AY is text'])('%j are text', (text) => {
    expect(sniff(Buffer.from(text).subarray(0, 16))).toBe('text');
  });
});

describe('bytes behind a gzip member', () => {
  const members = Buffer.concat([gzipSync(TEXT.subarray(0, 999)), gzipSync(TEXT.subarray(999))]);

  it.each(['\n', '\0', 'garbage', '\u001f', '\u001fx', '\r\n\r\n'])('do not matter: %j', async (behind) => {
    for (const packed of [gzipSync(TEXT), members]) {
      const object = Buffer.concat([packed, Buffer.from(behind)]);
      for (const size of [object.length, packed.length, 7]) expect(await expand(object, 'gzip', size)).toEqual(TEXT);
    }
  });

  it('are lines of the next member, wherever a chunk ends', async () => {
    expect(gunzipSync(members)).toEqual(TEXT);
    for (const size of [1, 2, 3, 10, 11, 64]) expect(await expand(members, 'gzip', size)).toEqual(TEXT);
  });

  it('are torn when they are a member that does not end', async () => {
    await expect(expand(members.subarray(0, members.length - 5), 'gzip')).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  });
});

describe('bytes behind a bzip2 stream', () => {
  const [whole, start, rest] = [TEXT, TEXT.subarray(0, 999), TEXT.subarray(999)].map(bzip2);

  it.each([['a line end', '\n'], ['text', 'garbage'], ['a part of a header', 'B'], ['nearly a header', 'BZhx'], ['zeros', '\0'.repeat(200_000)]])('do not matter: %s', async (_, behind) => {
    for (const packed of [whole, Buffer.concat([start, rest])]) {
      const object = Buffer.concat([packed, Buffer.from(behind)]);
      for (const size of [object.length, packed.length]) expect((await expand(object, 'bzip2', size)).equals(TEXT)).toBe(true);
    }
  });

  it('are torn when they are a stream that does not end', async () => {
    const streams = Buffer.concat([start, rest]);
    for (const missing of [1, 4, 10, 20, rest.length - 4]) {
      await expect(expand(streams.subarray(0, streams.length - missing), 'bzip2')).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
    }
  });
});

describe('a gzip header', () => {
  it('may have an extra field, a name, a comment and a checksum of its own', async () => {
    const [plain, flags] = [gzipSync(TEXT), 2 + 4 + 8 + 16];
    const header = Buffer.concat([plain.subarray(0, 3), Buffer.from([flags]), plain.subarray(4, 10), Buffer.from([3, 0, 0, 7, 0]), Buffer.from('name\0comment\0'), Buffer.from([1, 2])]);
    const object = Buffer.concat([header, plain.subarray(10), Buffer.alloc(700), header, plain.subarray(10)]);
    for (const size of [1, 9, object.length]) expect(await expand(object, 'gzip', size)).toEqual(Buffer.concat([TEXT, TEXT]));
  });

  it('of a method that nobody knows is damaged', async () => {
    const object = gzipSync(TEXT);
    object[2] = 7;
    await expect(expand(object, 'gzip')).rejects.toMatchObject({ code: 'torn' });
  });
});

describe('an archive', () => {
  it.each<[Compression, () => Buffer]>([['gzip', () => gzipSync(TEXT)], ['bzip2', () => bzip2(TEXT)], ['zip', () => zip({ a: TEXT })],
    ['zstd', () => zstdCompressSync(TEXT)]])(
    '%s that is cut short gives what it has, then fails as torn', async (compression, make) => {
      const whole = make();
      const object = whole.subarray(0, Math.floor(whole.length * 0.9));
      const got: Buffer[] = [];
      const reading = (async () => {
        for await (const chunk of decompress(chunked(object, 500), compression)) got.push(Buffer.from(chunk));
      })();
      await expect(reading).rejects.toMatchObject({ name: 'ObjectError', code: 'torn', message: expect.stringContaining(compression) });
      const start = Buffer.concat(got);
      expect(start).toEqual(TEXT.subarray(0, start.length));
    },
  );

  it('of zip that is empty fails as torn', async () => {
    await expect(expand(zip({}), 'zip')).rejects.toMatchObject({ code: 'torn', message: expect.stringContaining('empty') });
  });

  it('of zip is its first entry only, and no more of it is asked for', async () => {
    const object = zip({ 'a.log': TEXT, 'b.log': Buffer.from('second'.repeat(1000)) });
    let asked = 0;
    const source = (async function* () {
      for await (const chunk of chunked(object, 512)) {
        asked += chunk.length;
        yield chunk;
      }
    })();
    const chunks: Buffer[] = [];
    for await (const chunk of decompress(source, 'zip')) chunks.push(Buffer.from(chunk));
    expect(Buffer.concat(chunks)).toEqual(TEXT);
    expect(asked).toBeLessThan(object.length);
  });

  it('of bzip2 may be empty', async () => {
    expect(await expand(bzip2(Buffer.alloc(0)), 'bzip2')).toEqual(Buffer.alloc(0));
  });

  it('of bzip2 that expands without measure is refused before it is whole', async () => {
    await expect(expand(bzip2(Buffer.alloc(65 * MEGABYTE)), 'bzip2', 1000)).rejects.toMatchObject({ name: 'ObjectError', code: 'too-large' });
  }, 60_000);

  it('hands on what its source fails with', async () => {
    const source = (async function* () {
      yield gzipSync(TEXT).subarray(0, 100);
      throw new Error('the connection broke');
    })();
    await expect((async () => {
      for await (const chunk of decompress(source, 'gzip')) expect(chunk).toBeDefined();
    })()).rejects.toThrow('the connection broke');
  });
});
