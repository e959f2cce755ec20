import { parseZone } from '../../../../../src/loader/transform/normalize/timestamp';

test.each([
  ['+00:00', 0], ['+09:00', 540], ['+05:45', 345], ['-04:30', -270], ['-00:30', -30], ['9', 540], ['9.5', 570], ['-3.5', -210], [' +01:00 ', 60],
])('%p is %p minutes ahead of UTC', (text, minutes) => {
  expect(parseZone(text)).toBe(minutes);
});

test.each(['JST', '', 'Z', '+09:00:00', '24:00', '-25', '9h'])('%p is no zone', (text) => {
  expect(() => parseZone(text)).toThrow(`not a time zone: "${text}"`);
});
