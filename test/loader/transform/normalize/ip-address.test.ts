import { isIpAddress } from '../../../../src/loader/transform/normalize/ip-address';
import texts from '../../../fixtures/ip-address/texts.json';

test.each(texts as Array<[string, boolean]>)('%j is an address: %j, as in Python', (text, expected) => {
  expect(isIpAddress(text)).toBe(expected);
});

test('a text of any length is answered', () => {
  expect(isIpAddress(':'.repeat(1_000_000))).toBe(false);
  expect(isIpAddress('1.'.repeat(1_000_000))).toBe(false);
});
