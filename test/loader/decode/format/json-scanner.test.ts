import { RandomJson, seededRandom } from './random-json';
import { loadObject } from '../../load-object';

/** Characters that make JSON, or break it. */
const CHARACTERS = [...'{}[]":,\\ue0-1.+tfn\t\u0001é '];

/** Removes, doubles, replaces or inserts one character. */
function damaged(json: string, random: () => number): string {
  const at = Math.floor(random() * json.length);
  const other = CHARACTERS[Math.floor(random() * CHARACTERS.length)];
  switch (Math.floor(random() * 4)) {
    case 0: return json.slice(0, at) + json.slice(at + 1);
    case 1: return json.slice(0, at) + json[at] + json.slice(at);
    case 2: return json.slice(0, at) + other + json.slice(at + 1);
    default: return json.slice(0, at) + other + json.slice(at);
  }
}

function isObject(json: string): boolean {
  try {
    const value = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

it.each(['file_format = json', 'file_format = json\necs = user.name\nuser.name = a.b'])('takes for JSON what is JSON, and nothing else: 6000 damaged records', async (ini) => {
  const random = seededRandom(42);
  const generator = new RandomJson(random);
  for (let i = 0; i < 6000; i++) {
    const record = damaged(generator.record().replaceAll('\n', ' '), random);
    // a list at the top that has no end takes the rest of the object with it
    if (record.trim() === '' || record.trimStart().startsWith('[')) continue;
    // parts of a damaged record may be whole values: only a record that is one value is compared
    const { documents } = await loadObject(ini, `{"first":"of the object"}\n${record}\n{"last":1}`);
    for (const { json } of documents) expect(() => JSON.parse(json)).not.toThrow();
    const errors = documents.filter(({ error }) => error !== undefined).length;
    expect([record, errors === 0 && documents.length === 3]).toEqual([record, isObject(record)]);
    if (!isObject(record)) expect([record, errors > 0 || documents.length > 3]).toEqual([record, true]);
    expect(JSON.parse(documents[0].json).first).toBe('of the object');
  }
});
