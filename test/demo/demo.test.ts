import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { generatedObjects } from './objects/generated-objects';
import { layOut } from './objects/lay-out';
import { sampleObjects } from './objects/sample-objects';
import { Observed } from './observed';
import { problemsOf } from './results';
import { newRow } from '../../src/cli/directory-report';
import { builtInCatalogue } from '../support/log-type-samples';

describe('the objects of the demo', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const object = (key: string, body: Buffer, logType = 'alb') => ({ logType, key, body });

  test('lie at their keys below the folder', () => {
    layOut([object('AWSLogs/1/a.log', Buffer.from('one')), object('AWSLogs/1/b.log', Buffer.from('two'))], folder);

    expect(readFileSync(join(folder, 'AWSLogs/1/a.log'), 'utf8')).toBe('one');
    expect(readFileSync(join(folder, 'AWSLogs/1/b.log'), 'utf8')).toBe('two');
  });

  test('replace what the folder held', () => {
    writeFileSync(join(folder, 'old.log'), 'old');

    layOut([object('new.log', Buffer.from('new'))], folder);

    expect(() => readFileSync(join(folder, 'old.log'))).toThrow('ENOENT');
  });

  test('are counted in bytes before compression, by log type', () => {
    const bytes = layOut([object('a.gz', gzipSync('x'.repeat(1000))), object('b.log', Buffer.from('yy')), object('c', Buffer.from('zzz'), 'waf')], folder);

    expect([...bytes]).toEqual([['alb', 1002], ['waf', 3]]);
  });

  test.each(['../outside.log', 'a//b.log', '/root.log', 'a/./b.log'])('never lie outside of the folder or at another key: %s', (key) => {
    expect(() => layOut([object(key, Buffer.from('x'))], folder)).toThrow(`no file can have the key ${key}`);
  });

  test('never replace each other', () => {
    expect(() => layOut([object('a', Buffer.from('x')), object('a', Buffer.from('y'))], folder)).toThrow('two objects have the key a');
  });

  test('have keys that tell their log types', () => {
    const samples = sampleObjects();
    const catalogue = builtInCatalogue(samples.userIni);
    const objects = [...samples.objects, ...generatedObjects()];

    expect(objects.map(({ key }) => catalogue.detect(key))).toMatchObject(objects.map(({ logType }) => ({ kind: 'load', logType })));
  });
});

describe('documents that pass by', () => {
  const at = (id: string, time: string) => ({ id, time: Date.parse(time), error: undefined, json: '{}' });

  test('are counted in buckets of one minute, in the order of time', () => {
    const observed = new Observed();
    for (const time of ['08:01:00', '08:00:59.999', '08:01:30', '08:00:00']) observed.note(at(time, `2025-06-12T${time}Z`), 'log-waf-2025-06', 'waf');
    observed.note(at('x', '2025-06-12T08:05:00Z'), 'log-alb-2025-06', 'alb');

    expect(observed.timeline()).toEqual([
      { logType: 'waf', points: [{ time: '2025-06-12T08:00:00.000Z', count: 2 }, { time: '2025-06-12T08:01:00.000Z', count: 2 }] },
      { logType: 'alb', points: [{ time: '2025-06-12T08:05:00.000Z', count: 1 }] },
    ]);
  });

  test('are on no time line when they have only the time of their loading', () => {
    const observed = new Observed();
    const error = { code: 'no-timestamp', message: 'no time', counted: false } as const;
    observed.note({ ...at('1', '2026-01-01T00:00:00Z'), error }, 'log-waf-2026-01', 'waf');

    expect(observed.timeline()).toEqual([]);
    expect([...observed.ids]).toEqual([['log-waf-2026-01', new Set(['1'])]]);
  });

  test('are one in their index when their ids are equal', () => {
    const observed = new Observed();
    for (const index of ['a', 'a', 'b']) observed.note(at('1', '2025-06-12T08:00:00Z'), index, 'waf');

    expect([...observed.ids]).toEqual([['a', new Set(['1'])], ['b', new Set(['1'])]]);
  });
});

describe('what must not be', () => {
  const report = { rows: [], skipped: [], failures: [], rejected: [], recordErrors: [], warnings: [], seconds: 1 };

  test.each([
    ['a log type without documents', { ...newRow('waf') }],
    ['a log type with a failed record', { ...newRow('waf'), records: 2, indexed: 1, failed: 1 }],
  ])('is %s', (_, row) => {
    expect(problemsOf({ ...report, rows: [row] }, ['waf'])).toEqual(['waf: not all of its records are indexed']);
  });

  test('is a file that was skipped or failed, or a document that was refused', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((key) => ({ key, reason: 'why' }));

    expect(problemsOf({ ...report, skipped: [a], failures: [b], rejected: [c] }, [])).toEqual(['a: why', 'b: why', 'c: why']);
  });

  test('is nothing when all records are indexed', () => {
    expect(problemsOf({ ...report, rows: [{ ...newRow('waf'), records: 2, indexed: 2 }] }, ['waf'])).toEqual([]);
  });
});
