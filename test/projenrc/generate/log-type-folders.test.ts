import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLogTypeFolders } from '../../../projenrc/generate/log-type-folders';

describe('readLogTypeFolders', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'log-types-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const addFolder = (name: string, files: Record<string, string>) => {
    mkdirSync(join(root, name));
    for (const [base, text] of Object.entries(files)) writeFileSync(join(root, name, base), text);
  };

  it('sorts log types by the order that their first line states', () => {
    addFolder('a', { 'a.ini': '# order: 12\n[a]\n' });
    addFolder('b', { 'b.ini': '# order: 3\n[b]\n' });
    expect(readLogTypeFolders(root).map(({ name }) => name)).toEqual(['b', 'a']);
  });

  it('finds code and mapping by their file names', () => {
    addFolder('a', { 'a.ini': '# order: 1\n[a]\n', 'a.ts': '', 'mapping.json': '{}' });
    addFolder('b', { 'b.ini': '# order: 2\n[b]\n' });
    const [a, b] = readLogTypeFolders(root);
    expect(a).toMatchObject({ hasLogic: true, mapping: join(root, 'a', 'mapping.json') });
    expect(b).toMatchObject({ hasLogic: false, mapping: undefined });
  });

  it('leaves out folders without an ini', () => {
    addFolder('shared', { 'md5.ts': '' });
    expect(readLogTypeFolders(root)).toEqual([]);
  });

  it('names the file whose order is missing', () => {
    addFolder('a', { 'a.ini': '[a]\n' });
    expect(() => readLogTypeFolders(root)).toThrow('a.ini: the first line must be "# order: N"');
  });

  it('names the file whose section is called otherwise', () => {
    addFolder('a', { 'a.ini': '# order: 1\n[b]\n' });
    expect(() => readLogTypeFolders(root)).toThrow('a.ini: its section must be [a]');
  });
});
