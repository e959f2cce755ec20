import { isWrapping } from '../../../../../src/loader/decode/format/xml/wrapping';

it.each(['', ' \n\0\ufeff', '</a>', '</a></b>\n', '<a>', '<a b="c">\n', '<?xml version="1.0"?><a>', '<!DOCTYPE a>', '<!-- <a/> text -->', '</a> <!-- --> <a>'])(
  'tags around records are wrapping: %j', (text) => expect(isWrapping(text)).toBe(true),
);

it.each(['x', '<a/>', '<a></a>', '<a>x', '</a>x', '<!-- ', '<a', 'x <!-- -->', '<a><b>1</b></a>'])(
  'what may be a log is not: %j', (text) => expect(isWrapping(text)).toBe(false),
);

it('the beginning of another record is not', () => {
  expect(isWrapping('</Recs><Recs>', 'Recs')).toBe(false);
  expect(isWrapping('</Recs><Recs>', 'Rec')).toBe(true);
});
