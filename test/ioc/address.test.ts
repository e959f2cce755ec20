import { isIPv4, isIPv6 } from 'node:net';
import { mappedIPv4, parseIPv4, parseIPv6 } from '../../src/ioc/address';

function wordsOf(text: string): number[] | undefined {
  const words = new Uint32Array(4);
  return parseIPv6(text, words) ? [...words] : undefined;
}

test.each([['0.0.0.0', 0], ['100.64.0.1', 0x64400001], ['255.255.255.255', 0xffffffff]])('%s is an IPv4 address', (text, number) => {
  expect(parseIPv4(text)).toBe(number);
});

test.each([
  '', '-', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1.2.3.00', '1.2.3.4 ', ' 1.2.3.4', '1..3.4', '1.2.3.', '.1.2.3', '1.2.3.a', '0x7f.0.0.1', '1234567890', '1.2.3.4:80',
])('%j is no IPv4 address', (text) => {
  expect(parseIPv4(text)).toBe(-1);
});

test.each([
  ['::', [0, 0, 0, 0]],
  ['::1', [0, 0, 0, 1]],
  ['1::', [0x10000, 0, 0, 0]],
  ['2001:db8::aB:0:1', [0x20010db8, 0, 0xab, 1]],
  ['1:2:3:4:5:6:7:8', [0x10002, 0x30004, 0x50006, 0x70008]],
  ['1:2:3:4:5:6:7::', [0x10002, 0x30004, 0x50006, 0x70000]],
  ['::2:3:4:5:6:7:8', [0x2, 0x30004, 0x50006, 0x70008]],
  ['1:2:3:4:5:6:1.2.3.4', [0x10002, 0x30004, 0x50006, 0x1020304]],
  ['64:ff9b::192.0.2.1', [0x64ff9b, 0, 0, 0xc0000201]],
])('%s is an IPv6 address', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test.each([
  '', ':', ':::', '1', '1:', ':1', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:', '1:2:3:4:5:6:7:8:9', '1:2:3:4::5:6:7:8', '1::2::3', '12345::', 'g::', '::1%eth0', '::1.2.3', '1.2.3.4',
  '1:2:3:4:5:6:7:1.2.3.4', '::1.2.3.4:5', ' ::1', '[::1]', '1'.repeat(10_000),
])('%j is no IPv6 address', (text) => {
  expect(wordsOf(text)).toBeUndefined();
});

test('an IPv4 address may be written as an IPv6 one', () => {
  expect(mappedIPv4(Uint32Array.from(wordsOf('::ffff:100.64.0.1')!))).toBe(0x64400001);
  expect(mappedIPv4(Uint32Array.from(wordsOf('::fffe:100.64.0.1')!))).toBe(-1);
});

test('texts made of all that addresses consist of are read as node:net tells', () => {
  const parts = ['', '0', '1', 'ffff', '12345', 'G', '1.2.3.4', '1.2.3.256', '00', '01.2.3.4'];
  let seed = 1;
  const random = (below: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % below;
  for (let i = 0; i < 20_000; i++) {
    const v6 = Array.from({ length: 1 + random(9) }, () => parts[random(8) % (1 + random(parts.length))]).join(':');
    expect([v6, wordsOf(v6) !== undefined]).toEqual([v6, isIPv6(v6)]);
    const v4 = Array.from({ length: 3 + random(3) }, () => ['0', '7', '255', '256', '00', '', '25'][random(7)]).join('.');
    expect([v4, parseIPv4(v4) >= 0]).toEqual([v4, isIPv4(v4)]);
  }
});
