import { unquote } from '../../../../../src/loader/transform/enrich/user-agent/unquote';

test.each([
  ['a%20b', 'a b'], ['%E6%97%A5%e6%9c%ac', '日本'], ['100%', '100%'], ['%zz%2', '%zz%2'], ['%ff%20', '\ufffd '], ['%2520', '%20'], ['a+b', 'a+b'], ['%00', '\0'],
])('%j is decoded to %j, as in Python', (text, decoded) => {
  expect(unquote(text)).toBe(decoded);
});
