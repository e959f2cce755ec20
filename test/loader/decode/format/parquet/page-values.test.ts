import { ByteWriter } from 'hyparquet-writer';
import { deltaBinaryPack } from 'hyparquet-writer/src/delta.js';
import { PageValues } from '../../../../../src/loader/decode/format/parquet/page-values';
import type { ColumnDecoder } from '../../../../../src/loader/decode/format/parquet/page-values';

const TEXT = { type: 'BYTE_ARRAY', element: { name: 'a', type: 'BYTE_ARRAY' }, utf8: false, schemaPath: [], parsers: {} } as unknown as ColumnDecoder;

/** Texts of which each begins like the one before, and has one character more. */
function growing(count: number): Uint8Array {
  const writer = new ByteWriter();
  deltaBinaryPack(writer, Array.from({ length: count }, (_, i) => i), 'INT32');
  deltaBinaryPack(writer, Array.from({ length: count }, () => 1), 'INT32');
  writer.appendBytes(Buffer.alloc(count, 'a'));
  return new Uint8Array(writer.getBuffer());
}

test('texts that begin like the one before are read', () => {
  const texts = new PageValues(growing(4), 'DELTA_BYTE_ARRAY', 4, TEXT).slice(0, 4);
  expect(Array.from(texts as Uint8Array[], (text) => Buffer.from(text).toString())).toEqual(['a', 'aa', 'aaa', 'aaaa']);
});

test('texts that would take all memory are refused', () => {
  const count = 24_000;
  const page = growing(count);
  expect(page.length).toBeLessThan(100_000);
  expect(() => new PageValues(page, 'DELTA_BYTE_ARRAY', count, TEXT)).toThrow(expect.objectContaining({ name: 'ObjectError', code: 'too-large' }));
});

test('a value that is not in the dictionary is an error', () => {
  expect(new PageValues(Buffer.from([1, 0x02, 1]), 'RLE_DICTIONARY', 1, TEXT, ['a', 'b']).slice(0, 1)).toEqual(['b']);
  expect(() => new PageValues(Buffer.from([1, 0x02, 1]), 'RLE_DICTIONARY', 1, TEXT, ['a']).slice(0, 1)).toThrow('dictionary');
  expect(() => new PageValues(Buffer.from([1, 0x02, 1]), 'RLE_DICTIONARY', 1, TEXT).slice(0, 1)).toThrow('dictionary');
});

test('an encoding that nobody knows is an error', () => {
  expect(() => new PageValues(Buffer.alloc(9), 'GROUP_VAR_INT', 1, TEXT)).toThrow('GROUP_VAR_INT');
});
