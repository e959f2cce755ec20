import { decodeDatabase, encodeDatabase } from '../../../src/ioc/database/format';
import type { DatabaseFamily } from '../../../src/ioc/database/format';

const content = { family: 'ipv6', values: 3, indicators: 5, seed: 0xfffffffe, sections: [Buffer.from('abcde'), Buffer.alloc(0), Buffer.from([1, 0, 0, 0])] } as const;
const file = encodeDatabase(content);

/** The file with one byte changed. */
function changed(at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] ^= 0x20;
  return copy;
}

test('what was written is read', () => {
  const { sections, ...header } = decodeDatabase(file, 'ipv6');

  expect(header).toEqual({ family: 'ipv6', values: 3, indicators: 5, seed: 0xfffffffe });
  expect(sections.map((section) => Buffer.from(section).toString('latin1'))).toEqual(['abcde', '', '\u0001\0\0\0']);
});

test('numbers of sections can be read wherever the file lies in memory', () => {
  const shifted = Buffer.concat([Buffer.from('x'), file]).subarray(1);

  expect(decodeDatabase(shifted, 'ipv6').sections.map(({ byteOffset }) => byteOffset % 4)).toEqual([0, 0, 0]);
});

test.each<[string, Buffer, DatabaseFamily, string]>([
  ['nothing', Buffer.alloc(0), 'ipv6', 'it is no database of indicators'],
  ['another format', Buffer.alloc(1000, 'x'), 'ipv6', 'it is no database of indicators'],
  ['a later version', changed(8), 'ipv6', 'it has version 33 of the format, this is made for version 1'],
  ['another family', file, 'domains', 'it holds no domains'],
  ['half a file', file.subarray(0, file.length - 1), 'ipv6', `it has ${file.length - 1} of ${file.length} bytes`],
  ['a file with more behind it', Buffer.concat([file, Buffer.from('more')]), 'ipv6', `it has ${file.length + 4} of ${file.length} bytes`],
  ['a changed byte', changed(file.length - 2), 'ipv6', 'its checksum is wrong'],
])('%s is refused', (_, bytes, family, message) => {
  expect(() => decodeDatabase(bytes, family)).toThrow(message);
});
