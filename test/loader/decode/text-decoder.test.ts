import { TextChunks } from '../../../src/loader/decode/text-decoder';

function read(bytes: Buffer, size: number): { text: string; dropped: number; gaps: number[] } {
  const chunks = new TextChunks();
  let text = '';
  const gaps = new Set<number>();
  const take = (part: string): void => {
    for (const gap of chunks.gaps) gaps.add(text.length + gap);
    text += part;
  };
  for (let at = 0; at < bytes.length; at += size) take(chunks.push(bytes.subarray(at, at + size)));
  take(chunks.end());
  return { text, dropped: chunks.dropped, gaps: [...gaps] };
}

describe('bytes that come in chunks', () => {
  const valid = Buffer.from('plain é ü 漢字 😀 \u{10ffff} \u0000 end €');
  const broken = Buffer.concat([
    Buffer.from('a'), Buffer.from([0xff]), Buffer.from('é'), Buffer.from([0xc3]), Buffer.from('b'), Buffer.from([0xe2, 0x82]), Buffer.from('c'),
    Buffer.from([0xf0, 0x9f, 0x98]), Buffer.from('😀'), Buffer.from([0x80, 0x80, 0x80, 0x80]), Buffer.from('d'), Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from([0xc0, 0xaf]), Buffer.from([0xf5, 0x80, 0x80, 0x80]), Buffer.from('e'), Buffer.from([0xe2, 0x82]),
  ]);

  it.each([1, 2, 3, 4, 5, 7, 1000])('are the same text in chunks of %d bytes', (size) => {
    expect(read(valid, size)).toEqual({ text: valid.toString('utf8'), dropped: 0, gaps: [] });
  });

  it.each([1, 2, 3, 4, 5, 7, 1000])('lose what is no UTF-8, each byte counted and its place noted, in chunks of %d bytes', (size) => {
    expect(read(broken, size)).toEqual({ text: 'aébc😀de', dropped: 1 + 1 + 2 + 3 + 4 + 3 + 2 + 4 + 2, gaps: [1, 2, 3, 4, 6, 7, 8] });
  });
});
