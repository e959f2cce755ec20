import { constants, zstdCompressSync } from 'node:zlib';
import { unzstd } from '../../../src/loader/source/unzstd';
import { ScriptExpander, createFrameExpander } from '../../../src/loader/source/zstd-frame';
import { chunked } from '../load-object';

const TEXT = Buffer.from(Array.from({ length: 30_000 }, (_, i) => `line ${i} é\n`).join(''));
const { ZSTD_c_checksumFlag: CHECKSUM, ZSTD_c_windowLog: WINDOW_LOG, ZSTD_c_contentSizeFlag: CONTENT_SIZE } = constants;
const frame = (content: Buffer, params: Record<number, number> = {}): Buffer => zstdCompressSync(content, { params });
/** A frame without data for the reader. */
const skippable = (size: number): Buffer => Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, size, 0, 0, 0]), Buffer.alloc(size, 7)]);

describe.each([
  ['Node', createFrameExpander],
  ['a package, where Node has no zstd', () => new ScriptExpander()],
])('a zstd object, expanded by %s', (by, create) => {
  async function expand(object: Buffer, size = object.length): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of unzstd(chunked(object, size), create)) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }

  it.each<[string, () => Buffer, Buffer]>([
    ['one frame', () => frame(TEXT), TEXT],
    ['a frame with a checksum', () => frame(TEXT, { [CHECKSUM]: 1 }), TEXT],
    ['a frame that does not say how large its content is', () => frame(TEXT, { [CONTENT_SIZE]: 0 }), TEXT],
    ['a frame with a small window', () => frame(TEXT, { [WINDOW_LOG]: 10 }), TEXT],
    ['frames one after the other, with others between', () => Buffer.concat([skippable(9), frame(TEXT.subarray(0, 70)), skippable(0), frame(TEXT.subarray(70), { [CHECKSUM]: 1 }), skippable(200)]), TEXT],
    ['short text', () => frame(Buffer.from('ab')), Buffer.from('ab')],
    ['300 bytes', () => frame(TEXT.subarray(0, 300)), TEXT.subarray(0, 300)],
    ['one byte many times', () => frame(Buffer.alloc(1_000_000, 'a')), Buffer.alloc(1_000_000, 'a')],
    ['nothing', () => frame(Buffer.alloc(0)), Buffer.alloc(0)],
    ['frames of nothing', () => Buffer.concat([frame(Buffer.alloc(0), { [CHECKSUM]: 1 }), skippable(3), frame(Buffer.alloc(0))]), Buffer.alloc(0)],
  ])('of %s is read wherever a chunk ends', async (_, make, content) => {
    const object = make();
    for (const size of [object.length < 1000 ? 1 : 997, 1000, object.length]) expect((await expand(object, size)).equals(content)).toBe(true);
  });

  it.each(['\n', '\0\0\0\0\0', 'garbage', 'x'])('is its frames, whatever stands behind them: %j', async (behind) => {
    const object = Buffer.concat([frame(TEXT), Buffer.from(behind)]);
    for (const size of [object.length, 11]) expect((await expand(object, size)).equals(TEXT)).toBe(true);
  });

  it('that is cut anywhere is torn', async () => {
    const object = Buffer.concat([frame(TEXT.subarray(0, 900), { [CHECKSUM]: 1 }), skippable(5), frame(TEXT.subarray(0, 50))]);
    const whole = frame(TEXT.subarray(0, 900), { [CHECKSUM]: 1 }).length;
    for (let length = 1; length < object.length; length++) {
      // behind a frame, less than the four bytes that a frame begins with are no frame
      if (length >= whole && length < whole + 4) continue;
      if (length >= whole + 13 && length < whole + 17) continue;
      await expect(expand(object.subarray(0, length))).rejects.toThrow();
    }
  });

  it('that is cut gives the blocks before that', async () => {
    const object = frame(TEXT);
    const got: Buffer[] = [];
    const reading = (async () => {
      for await (const chunk of unzstd(chunked(object.subarray(0, object.length - 1), 100), create)) got.push(Buffer.from(chunk));
    })();
    await expect(reading).rejects.toThrow('end of file');
    const start = Buffer.concat(got);
    expect(start.length).toBeGreaterThan(100_000);
    expect(start.equals(TEXT.subarray(0, start.length))).toBe(true);
  });

  it('that is damaged is torn', async () => {
    const object = frame(TEXT, { [CHECKSUM]: 1 });
    for (const at of [0, 20, 2000]) {
      const damaged = Buffer.from(object);
      damaged.fill(0xff, at, at + 4);
      await expect(expand(damaged)).rejects.toThrow();
    }
  });

  it.each<[string, number[]]>([
    ['by its window', [0x00, 0xff]],
    ['by its content', [0xe0, 0, 0, 0, 0x40, 0, 0, 0, 0]],
  ])('that demands gigabytes of memory %s is refused', async (_, header) => {
    const hostile = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, ...header]), Buffer.from([0x03, 0, 0, 0])]);
    for (const object of [hostile, Buffer.concat([frame(TEXT), hostile])]) {
      await expect(expand(object)).rejects.toMatchObject({ name: 'ObjectError', code: 'too-large' });
    }
  });

  it('with a wrong checksum is torn, if it is looked at', async () => {
    const object = frame(TEXT, { [CHECKSUM]: 1 });
    object[object.length - 1] ^= 1;
    if (by === 'Node') await expect(expand(object)).rejects.toThrow();
    else expect((await expand(object)).equals(TEXT)).toBe(true);
  });

  it('with a block larger than blocks may be is torn', async () => {
    const rle = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 0x03 | (1 << 3), 0x00, 0x20, 97]);
    await expect(expand(rle)).rejects.toThrow('invalid block');
  });
});
