import { loadObject, ownFields } from '../../load-object';
import type { LoadOptions } from '../../load-object';

const COMMAS = 'file_format = csv\ncsv_delimiter = ,\ncloud_provider =';
const BLANKS = 'file_format = csv\ncloud_provider =';

async function rowsOf(object: string, ini = COMMAS, options?: LoadOptions): Promise<unknown[]> {
  const { sources } = await loadObject(ini, object, options);
  return sources.map(ownFields);
}

describe('a table with a delimiter', () => {
  it.each([
    ['as usual', 'a,b\n1,2\n3,4\n'],
    ['without a line break at its end', 'a,b\n1,2\n3,4'],
    ['with Windows line ends', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['with a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['with blank lines', '\n\na,b\n\n1,2\n \n3,4\n\n'],
    ['with quotes around everything', '"a","b"\n"1","2"\n"3","4"\n'],
  ])('is read to its last row: %s', async (_, object) => {
    expect(await rowsOf(object)).toEqual([{ a: '1', b: '2' }, { a: '3', b: '4' }]);
  });

  it('reads quoted delimiters, quotes and line breaks', async () => {
    const { sources } = await loadObject(COMMAS, 'a,b\n"x,y","say ""hi"""\n"two\nlines",2\r\n3,"1\r\n2"\n4,5');
    expect(sources.map(ownFields)).toEqual([{ a: 'x,y', b: 'say "hi"' }, { a: 'two\nlines', b: '2' }, { a: '3', b: '1\n2' }, { a: '4', b: '5' }]);
    expect(sources.map((source) => source['@message'])).toEqual(['"x,y","say "hi""', '"two\nlines","2"', '"3","1\n2"', '"4","5"']);
  });

  it('has its rows as they stand for raw texts, as long as none has several lines', async () => {
    const { sources } = await loadObject(COMMAS, 'a,b-c\n"x,y","say ""hi"""\n 3 , 4 \n');
    expect(sources.map(ownFields)).toEqual([{ a: 'x,y', b_c: 'say "hi"' }, { a: '3 ', b_c: ' 4' }]);
    expect(sources.map((source) => source['@message'])).toEqual(['"x,y","say ""hi"""', '3 , 4']);
  });

  it('with a row of several lines has names as they stand, surplus values in a list, and raw texts made of the values', async () => {
    const { sources, documents } = await loadObject(COMMAS, 'a,b-c\n 1 ,2,3,\n\n4\n"5\n",6\n');
    expect(sources.map(ownFields)).toEqual([{ 'a': ' 1 ', 'b-c': '2', 'null': ['3', ''] }, { a: '4' }, { 'a': '5\n', 'b-c': '6' }]);
    expect(sources.map((source) => source['@message'])).toEqual(['" 1 ","2","[\'3\', \'\']"', '"4","None"', '"5\n","6"']);
    expect(documents[1].id).toBe('9ec1c0c92cba5dcd76e76400fca3c7ac');
  });

  it('is read row by row when a row of several lines comes late', async () => {
    const { sources } = await loadObject(COMMAS, `a,b-c\n${`${'1'.repeat(1000)},2\n`.repeat(4500)}"3\n3",4\n`);
    expect(sources).toHaveLength(4501);
    expect(sources.at(-1)).toMatchObject({ '@message': '"3\n3",4', 'a': '3\n3', 'b_c': '4' });
  });

  it('is the same in chunks of any size', async () => {
    const object = '\ufeffa,b\r\n"x,""y","é\r\n😀"\r\n\r\n"un,1\n2,3';
    const whole = await rowsOf(object);
    for (let chunk = 1; chunk < Buffer.byteLength(object); chunk++) expect(await rowsOf(object, COMMAS, { chunk })).toEqual(whole);
  });

  it('keeps blanks inside of fields', async () => {
    expect(await rowsOf('a,b,c\nx, 3 , y z\n')).toEqual([{ a: 'x', b: ' 3 ', c: ' y z' }]);
  });

  it('loses no row behind a quote that is never closed', async () => {
    const { sources, result } = await loadObject(COMMAS, 'a,b\n1,2\n"3,4\n5,6\n7,8');
    expect(sources.map((source) => source['@message'])).toEqual(['1,2', '"3,4', '5,6', '7,8']);
    expect(sources[1].error).toMatchObject({ type: 'bad-format', message: 'a quoted field is not closed' });
    expect(result).toMatchObject({ account: { read: 4, errors: 1 } });
  });

  it.each(['"x,y', '"a"b","z', '"x""', '""",', '",""'])('ends with its last row after thousands of lines like %s', async (line) => {
    const { sources } = await loadObject(COMMAS, `a,b\n${`${line}\n`.repeat(20_001)}"\nz,z`);
    expect(sources.at(-1)).toMatchObject({ '@message': expect.stringMatching(/z"?,"?z"?$/) });
  });

  it('drops surplus values and fields without a value', async () => {
    expect(await rowsOf('a,b\n1,2,3\n4\n')).toEqual([{ a: '1', b: '2' }, { a: '4' }]);
  });

  it('has the last of two columns with one name', async () => {
    expect(await rowsOf('a,b,a\n1,2,3\n')).toEqual([{ b: '2', a: '3' }]);
    expect(await rowsOf('x-y,x_y\n1,2\n')).toEqual([{ x_y: '2' }]);
    expect(await rowsOf('a,b,a\n1,2\n3\n')).toEqual([{ a: '1', b: '2' }, { a: '3' }]);
  });

  it('has columns named as members of objects', async () => {
    const { documents } = await loadObject(COMMAS, '__proto__,constructor,toString\n1,2,3\n');
    expect(documents[0].json).toContain('"__proto__":"1","constructor":"2","toString":"3"');
  });

  it('keeps a mapped column that is named like a member of objects', async () => {
    const { documents } = await loadObject(`${COMMAS}\necs = user.name\nuser.name = toString`, 'toString,a\nx,1\n');
    expect(JSON.parse(documents[0].json)).toMatchObject({ toString: 'x', user: { name: 'x' } });
  });

  it.each(['\\t', '\t'])('may be parted by tabs, at the ends of rows too: %j', async (delimiter) => {
    const ini = `file_format = csv\ncsv_delimiter = ${delimiter}\ncloud_provider =`;
    expect(await rowsOf('a\tb\tc\r\n1\t \t"x\ty"\r\n\t2\t\r\n\r\n"3"\t\t4', ini)).toEqual([{ a: '1', b: ' ', c: 'x\ty' }, { b: '2' }, { a: '3', c: '4' }]);
  });

  it('parted by tabs has no white space of other kinds at the ends of rows, and documents are JSON whatever it is', async () => {
    const { documents } = await loadObject('file_format = csv\ncsv_delimiter = \\t\ncloud_provider =', 'a\tb\n\u30001\t2\u2028\n3\t4\u001c\n5\t\u00a0\n');
    expect(documents.map((document) => ownFields(JSON.parse(document.json)))).toEqual([{ a: '1', b: '2' }, { a: '3', b: '4' }, { a: '5' }]);
  });

  it('keeps empty fields at both ends of a row in their columns', async () => {
    expect(await rowsOf('a;b;c\n;2;\n;;3\n', 'file_format = csv\ncsv_delimiter = ;\ncloud_provider =')).toEqual([{ b: '2' }, { c: '3' }]);
  });
});

describe('a table parted by white space', () => {
  it('is read to its last row, runs of blanks and tabs as one', async () => {
    expect(await rowsOf('version account-id  srcaddr\n2   123456789012\t192.0.2.1 \n 3 210987654321 - ', BLANKS)).toEqual([
      { version: '2', account_id: '123456789012', srcaddr: '192.0.2.1' }, { version: '3', account_id: '210987654321' },
    ]);
  });

  it('takes quotes as text', async () => {
    expect(await rowsOf('a b\n"x "y"\n', BLANKS)).toEqual([{ a: '"x', b: '"y"' }]);
  });

  it('does not make rows of blank lines', async () => {
    const { result } = await loadObject(BLANKS, 'a b\n\n1 2\n   \n');
    expect(result).toMatchObject({ account: { read: 1 } });
  });

  it('has no record when there is only a header', async () => {
    const { result } = await loadObject(BLANKS, 'version account-id srcaddr\n');
    expect(result).toMatchObject({ kind: 'loaded', account: { read: 0 } });
  });
});
