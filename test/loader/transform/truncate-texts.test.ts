import { truncateTexts } from '../../../src/loader/transform/truncate-texts';

const LONG = 'x'.repeat(40_000);

test('texts that Lucene refuses as terms are cut and say so', () => {
  const fields = { a: { b: LONG }, c: 'short' };
  expect(truncateTexts(fields)).toBe(true);
  expect(Buffer.byteLength(fields.a.b)).toBe(32_766);
  expect(fields.a.b.endsWith('x<<TRUNCATED>>')).toBe(true);
  expect(fields.c).toBe('short');
});

test('the cut is never inside a character', () => {
  const fields = { a: '日'.repeat(20_000) };
  truncateTexts(fields);
  expect(fields.a).toBe(`${'日'.repeat(Math.floor(32_753 / 3))}<<TRUNCATED>>`);
});

test('@message and texts in lists stay whole', () => {
  const fields = { '@message': LONG, 'list': [LONG, { a: LONG }] };
  expect(truncateTexts(fields)).toBe(false);
  expect(fields['@message']).toBe(LONG);
});
