import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byIndex } from '../../../projenrc/generate/index-templates';

const folder = mkdtempSync(join(tmpdir(), 'mappings-'));
let files = 0;

function mapping(name: string, properties: object): { name: string; mapping: string } {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, JSON.stringify({ index: 'log-shop', settings: { refresh_interval: '30s' }, mappings: { properties } }));
  return { name, mapping: path };
}

describe('the mapping of an index', () => {
  it('has the fields of all log types that share the index', () => {
    const merged = byIndex([mapping('orders', { a: { type: 'long' }, o: { properties: { x: { type: 'ip' } } } }), mapping('returns', { o: { properties: { y: { type: 'date' } } } })]);
    expect(merged).toEqual([{
      index: 'log-shop',
      aliases: [],
      settings: { refresh_interval: '30s' },
      mappings: { properties: { a: { type: 'long' }, o: { properties: { x: { type: 'ip' }, y: { type: 'date' } } } } },
    }]);
  });

  it('is refused when two log types disagree about a field', () => {
    expect(() => byIndex([mapping('orders', { a: { type: 'long' } }), mapping('returns', { a: { type: 'ip' } })]))
      .toThrow('returns/mapping.json: mappings.properties.a.type: "ip" here, "long" in another log type of the index');
  });
});
