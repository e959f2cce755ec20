import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLogTypeFolders } from '../../projenrc/generate/log-type-folders';
import { findSamples } from '../support/log-type-samples';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { installTemplates } from '../support/opensearch/install-templates';

interface Mapping { readonly type?: string; readonly properties?: Record<string, Mapping> }
interface Line { readonly index: string; readonly id: string; readonly json: string; readonly logType: string; readonly sample: string }

const COMMON = JSON.parse(readFileSync(join(__dirname, '../../src/log-types/common-mappings.json'), 'utf8')).log.mappings as Mapping;
const folders = readLogTypeFolders();

/** The documents of all samples; ids are made distinct, so that no sample replaces another's document. */
const lines: Line[] = findSamples().flatMap(({ logType, name, folder }) => readFileSync(join(folder, 'expected.ndjson'), 'utf8').split('\n').filter(Boolean).map((text) => {
  const { index, id } = JSON.parse(text) as { index: string; id: string };
  return { index, id: `${name}-${id}`.slice(0, 200), json: text.slice(text.indexOf('"source":') + '"source":'.length, -1), logType, sample: name };
}));

let openSearch: LocalOpenSearch;
/** `type/sample` of documents whose fields were not all understood, with these fields. */
const ignored = new Map<string, string[]>();

async function call<T>(method: string, path: string, body?: string): Promise<T> {
  const headers = { 'content-type': path.endsWith('_bulk') ? 'application/x-ndjson' : 'application/json' };
  return (await fetch(`${openSearch.url}/${path}`, { method, headers, body })).json() as Promise<T>;
}

beforeAll(async () => {
  openSearch = await startOpenSearch();
  await installTemplates(openSearch.url);
}, 180_000);

afterAll(() => openSearch?.stop());

it('every document of every sample is taken by the index that it goes to', async () => {
  expect(new Set(lines.map(({ logType }) => logType))).toEqual(new Set(folders.map(({ name }) => name)));
  const body = lines.map(({ index, id, json }) => `${JSON.stringify({ index: { _index: index, _id: id } })}\n${json}\n`).join('');
  const { items } = await call<{ items: { index: { status: number; error?: unknown } }[] }>('POST', '_bulk?refresh=true', body);
  const refused = items.flatMap(({ index: { status, error } }, i) => (status < 300 ? [] : [{ ...lines[i], json: undefined, error }]));
  expect(refused).toEqual([]);

  const search = { size: 10_000, query: { exists: { field: '_ignored' } }, _source: false, fields: ['_ignored'] };
  const { hits } = await call<{ hits: { hits: { _id: string; _index: string; _ignored: string[] }[] } }>('POST', 'log-*,metrics-*/_search', JSON.stringify(search));
  for (const hit of hits.hits) {
    const line = lines.find(({ index, id }) => index === hit._index && id === hit._id)!;
    ignored.set(`${line.logType}/${line.sample}`, hit._ignored);
  }
}, 300_000);

it.each(folders.map(({ name }) => name))('%s has a sample all of whose values are of the type that their field has', (logType) => {
  const samples = [...new Set(lines.filter((line) => line.logType === logType).map(({ sample }) => `${logType}/${sample}`))];
  // the awkward sample may have values that no field can take
  expect(samples.filter((sample) => !ignored.has(sample))).not.toEqual([]);
});

it.each(folders.filter(({ mapping }) => mapping !== undefined))('fields of $name have the types of its mapping.json, and those that all log types share', async ({ name, mapping }) => {
  const own = JSON.parse(readFileSync(mapping!, 'utf8')) as { index: string; mappings?: Mapping };
  const indices = [...new Set(lines.filter((line) => line.logType === name && line.index.startsWith(own.index)).map(({ index }) => index))];
  expect(indices).not.toEqual([]);
  for (const index of indices) {
    const answer = await call<Record<string, { mappings: Mapping }>>('GET', `${index}/_mapping`);
    expect(typesOf(answer[index].mappings)).toMatchObject({ ...typesOf(COMMON), ...typesOf(own.mappings ?? {}) });
  }
});

/** `{ 'source.ip': 'ip' }` of all fields that have a type. */
function typesOf(mapping: Mapping, path = ''): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping.properties ?? {}).flatMap(([name, field]) => {
    const below = Object.entries(typesOf(field, `${path}${name}.`));
    // of an object OpenSearch tells the properties only
    return field.type === undefined || field.type === 'object' ? below : [[path + name, field.type], ...below];
  }));
}
