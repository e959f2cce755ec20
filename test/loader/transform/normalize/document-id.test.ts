import { createHash } from 'node:crypto';
import { loadObject } from '../../load-object';

const TEXT_LOG = 'file_format = text\nlog_pattern = ^(?P<a>\\S+) (?P<b>.*)';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

function envelope(logEvents: object[]): string {
  return JSON.stringify({ messageType: 'DATA_MESSAGE', owner: '111122223333', logGroup: '/aws/x', logStream: 's-1', subscriptionFilters: ['f'], logEvents });
}

describe('the id of a line of text', () => {
  it('is the md5 of its UTF-8, wherever the line lies', async () => {
    const ids = async (key: string) => (await loadObject(TEXT_LOG, 'x größer\ny plain text\n', { ref: { key } })).documents.map(({ id }) => id);
    expect(await ids('t/1')).toEqual([md5('x größer'), md5('y plain text')]);
    expect(await ids('t/2')).toEqual(await ids('t/1'));
  });

  it('is that of the text and the event\'s id when an envelope has one', async () => {
    const { documents } = await loadObject(`${TEXT_LOG}\nvia_cwl = True`, envelope([{ id: '37', timestamp: 1, message: 'x y' }, { id: '38', timestamp: 1, message: 'x y' }]));
    expect(documents.map(({ id }) => id)).toEqual([md5('x y37'), md5('x y38')]);
  });

  it('has the object\'s key in it when no pattern fits, so that equal lines of two objects are two documents', async () => {
    const idOf = async (key: string) => (await loadObject(TEXT_LOG, 'unreadable-line-of-one-word\n', { ref: { key } })).documents[0].id;
    expect(await idOf('t/1')).toBe(md5('unreadable-line-of-one-wordt/1None'));
    expect(await idOf('t/2')).not.toBe(await idOf('t/1'));
  });
});

describe('the id of a JSON record', () => {
  const idsOf = async (object: string, options = {}) => (await loadObject('file_format = json', object, options)).documents.map(({ id }) => id);

  it('stays the same at every load, however the object arrives, from whichever object', async () => {
    const object = '{"a":1,"b":{"c":[1,2.50,"ä"]}}\n{"a":2,"b":{"c":[]}}\n';
    const ids = await idsOf(object);
    expect(new Set(ids).size).toBe(2);
    expect(await idsOf(object, { chunk: 7 })).toEqual(ids);
    expect(await idsOf(object, { ref: { key: 't/other' } })).toEqual(ids);
    expect(await idsOf(object, { everyFieldDecoded: true })).toEqual(ids);
  });

  it('has the event\'s id in it when an envelope has one', async () => {
    const { documents } = await loadObject('file_format = json\nvia_cwl = True', envelope(['a', 'b'].map((id) => ({ id, timestamp: 1, message: '{"k":1}' }))));
    expect(documents.map(({ id }) => id)).toEqual([md5('{"k":1}a'), md5('{"k":1}b')]);
  });
});

it.each(['é', 'x'])('an id of more than 512 bytes, of %s, is replaced by a short one that differs from others', async (letter) => {
  const idOf = async (value: string) => (await loadObject('file_format = json\ndoc_id = k', JSON.stringify({ k: value }))).documents[0].id;
  const most = letter.repeat(512 / Buffer.byteLength(letter));
  expect(await idOf(most)).toBe(most);
  expect(await idOf(`${most}a`)).toMatch(/^[0-9a-f]{32}$/);
  expect(await idOf(`${most}a`)).not.toBe(await idOf(`${most}b`));
});
