import { existsSync, readFileSync } from 'node:fs';
import { readLogTypeFolders } from '../../projenrc/generate/log-type-folders';
import { builtInLogic } from '../../src/loader/catalogue/built-in-logic';
import { builtInCatalogue, findSamples } from '../support/log-type-samples';

const samples = findSamples();

describe.each(readLogTypeFolders())('the folder of $name', ({ name, ini, mapping }) => {
  it('says what it is, with a link to the format', () => {
    const comment = ini.slice(0, ini.search(/^\[/m));
    expect(comment).toMatch(/^# [A-Z/(].{10,}/m);
    expect(comment).toMatch(/^# https:\/\/\S+$/m);
  });

  it('has the types of its fields', () => {
    expect(mapping).toBeDefined();
  });

  it('has a sample as it should be and an awkward one', () => {
    const own = samples.filter(({ logType }) => logType === name);
    expect(own.length).toBeGreaterThanOrEqual(2);
    for (const { folder } of own) expect(existsSync(`${folder}/expected.ndjson`)).toBe(true);
  });
});

test('log types whose index has an object under `tags` say so: the index would refuse a list of marks', () => {
  const catalogue = builtInCatalogue();
  const indexOf = (name: string): string => catalogue.settingOf(name, 'index_name');
  const folders = readLogTypeFolders();
  const indices = new Set(folders.filter(({ mapping }) => ['flat_object', 'object'].includes(tagsOf(mapping)?.type ?? '')).map(({ name }) => indexOf(name)));
  const names = catalogue.logTypes();

  expect(names.filter((name) => indices.has(indexOf(name)))).toEqual(['config-history', 'config-snapshot', 'config-rules']);
  expect(names.filter((name) => builtInLogic(name)?.objectTags)).toEqual(['config-history', 'config-snapshot', 'config-rules']);
});

function tagsOf(mapping: string | undefined): { type?: string } | undefined {
  return mapping === undefined ? undefined : JSON.parse(readFileSync(mapping, 'utf8')).mappings?.properties?.tags;
}
