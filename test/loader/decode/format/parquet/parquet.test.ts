import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Value } from '../../../../../src/loader/types';
import { loadObject } from '../../../load-object';
import { cleaned } from '../cleaned';

const FOLDER = join(__dirname, '../../../../fixtures/parquet');
const INI = 'file_format = parquet\ncloud_provider =';
const fileOf = (name: string): Buffer => readFileSync(join(FOLDER, `${name}.parquet`));
/** What is to be read in each file, as record.py knows it. */
const recorded = new Map<string, { message: string; fields: string }[]>();
for (const line of readFileSync(join(FOLDER, 'rows.json'), 'utf8').split('\n')) {
  const file = /^"(.*)": \[$/.exec(line);
  const row = /^\{"message": (".*?(?<!\\)(?:\\\\)*"), "fields": (\{.*\})\},?$/.exec(line);
  if (file !== null) recorded.set(file[1], []);
  else if (row !== null) [...recorded.values()].at(-1)!.push({ message: JSON.parse(row[1]), fields: row[2] });
}

/** A document's fields but those that every document has, without empty ones; objects are maps. */
function fieldsOf(json: string): Value {
  const fields = cleaned(json) as Map<string, Value>;
  for (const name of ['@message', '@timestamp', '@log_type', '@log_s3bucket', '@log_s3key', '@id', 'event', 'ecs']) fields.delete(name);
  return fields;
}

describe.each([...recorded])('%s.parquet', (name, rows) => {
  it.each([false, true])('is read value by value and with the raw text of pandas (every field decoded: %s)', async (everyFieldDecoded) => {
    const { documents, sources } = await loadObject(INI, fileOf(name), { everyFieldDecoded });
    expect(sources.map((source) => source['@message'])).toEqual(rows.map(({ message }) => message));
    expect(documents.map(({ json }) => fieldsOf(json))).toEqual(rows.map(({ fields }) => cleaned(fields)));
  });
});
