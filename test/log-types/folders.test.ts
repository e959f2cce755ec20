import { existsSync } from 'node:fs';
import { readLogTypeFolders } from '../../projenrc/generate/log-type-folders';
import { findSamples } from '../support/log-type-samples';

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
