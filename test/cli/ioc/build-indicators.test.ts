import { existsSync, readFileSync, readdirSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { buildIndicators } from '../../../src/cli/ioc/build-indicators';
import type { DatabaseFamily } from '../../../src/ioc/database/format';
import { createIndicatorTable, readDatabase } from '../../../src/ioc/database/read';
import type { IndicatorTable } from '../../../src/ioc/database/read';
import { Collected, folderWith, parseLines, siem } from '../run-command';

const bundle = (...patterns: string[]): string =>
  JSON.stringify({ type: 'bundle', id: 'bundle--1', objects: patterns.map((pattern, i) => ({ type: 'indicator', id: `indicator--${i}`, name: `n${i}`, pattern })) });

/** Addresses of nobody: shared address space, and hashes as addresses. */
const FILES = {
  'TXT/lone.txt': '100.64.0.1\nnonsense\n',
  'TXT/feed-a/list.txt': '100.64.0.1\n100.64.0.0/16\nevil.example\n10.0.0.1\n',
  'TXT/feed-a/more/deep.txt': '2001:20::1\n',
  'STIX2/feed-b/bundle.json': bundle("[ipv4-addr:value = '100.64.0.1']", '[broken', "[file:name = 'x']"),
  'rows.ndjson': '{"provider":"feed-c","type":"ipv4-addr","value":"100.64.0.1","name":"C2"}\n{"value":\n',
  'TXT/.DS_Store': 'x',
  'README.md': 'not an indicator',
};

function tableIn(dir: string): IndicatorTable {
  const part = (family: DatabaseFamily) => readDatabase(readFileSync(join(dir, `${family}.iocdb`)), family);
  return createIndicatorTable({ ipv4: part('ipv4'), ipv6: part('ipv6'), domains: part('domains') });
}

describe('siem ioc build', () => {
  it('makes a database of all files, with providers named like their folders', async () => {
    const out = join(folderWith({}), 'new', 'IOC');
    const { status, stdout } = await siem(['ioc', 'build', folderWith(FILES), '--out', out]);

    expect(status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['domains.iocdb', 'ipv4.iocdb', 'ipv6.iocdb']);
    const table = tableIn(out);
    const seen = (hits: ReturnType<IndicatorTable['address']>) => hits?.map(({ details: { provider, name } }) => `${provider}: ${name}`);
    expect(seen(table.address('100.64.0.1'))).toEqual(['feed-c: C2', 'feed-b: bundle.json: n0', 'custom: lone.txt', 'feed-a: list.txt', 'feed-a: list.txt']);
    expect(seen(table.address('2001:20::1'))).toEqual(['feed-a: deep.txt']);
    expect(seen(table.domain('www.evil.example'))).toEqual(['feed-a: list.txt']);
    expect(stdout).toMatch(/^feed-a +ipv4-addr +2 +\d+ B$/m);
    expect(stdout).toMatch(/^feed-c +ipv4-addr +1 +\d+ B$/m);
    expect(stdout).toMatch(/^7 indicators, \d+ B: ipv4\.iocdb \d+ B, ipv6\.iocdb \d+ B, domains\.iocdb \d+ B$/m);
  });

  it('tells what it left out, with its place', async () => {
    const { stderr } = await siem(['ioc', 'build', folderWith(FILES), '--out', folderWith({})]);

    expect(stderr.trimEnd().split('\n').sort()).toEqual([
      'README.md: ignored: neither below TXT/ or STIX2/ nor *.ndjson',
      'STIX2/feed-b/bundle.json: left out: patterns without addresses and domains (1)',
      expect.stringMatching(/^STIX2\/feed-b\/bundle\.json: objects\[1\] indicator--1: column 2: expected a path/),
      'TXT/feed-a/list.txt: left out: in private or documentation networks, which are never searched for (1)',
      'TXT/lone.txt:2: "nonsense" is no address, network or domain',
      expect.stringMatching(/^rows\.ndjson:2: .*JSON/),
    ]);
  });

  it('reads no more than 5,000 files, the newest, and no bundle that memory can\'t hold', async () => {
    const names = Array.from({ length: 5_000 }, (_, i) => `TXT/${i}`);
    const dir = folderWith({ ...Object.fromEntries(names.map((name) => [name, '100.64.0.1'])), 'TXT/old': '100.64.0.2', 'STIX2/huge.json': '' });
    truncateSync(join(dir, 'STIX2/huge.json'), 101 * 1024 * 1024);
    utimesSync(join(dir, 'TXT/old'), 0, 0);
    utimesSync(join(dir, 'TXT/0'), 1, 1);
    const { status, stderr } = await siem(['ioc', 'build', dir, '--out', folderWith({})]);

    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n').sort()).toEqual([
      'STIX2/huge.json: failed: it has 106 MB, a bundle may have 105 MB',
      'TXT/0: failed: there are 5,002 files, only the 5,000 newest are read',
      'TXT/old: failed: there are 5,002 files, only the 5,000 newest are read',
    ]);
  }, 60_000);

  it('goes on behind a file that can\'t be read, and fails at the end', async () => {
    const out = folderWith({});
    const { status, stdout, stderr } = await siem(['ioc', 'build', folderWith({ ...FILES, 'STIX2/a-torn.json': '{"objects":[' }), '--out', out]);

    expect(status).toBe(1);
    expect(stderr).toContain('STIX2/a-torn.json: failed: ');
    expect(stdout).toContain('7 indicators');
    expect(tableIn(out).address('100.64.0.1')).toHaveLength(5);
  });

  it('names a network that would match nearly everything, and leaves it out', async () => {
    const out = folderWith({});
    const { status, stderr } = await siem(['ioc', 'build', folderWith({ 'TXT/a.txt': '100.64.0.1\n0.0.0.0/0\n' }), '--out', out]);

    expect({ status, stderr }).toEqual({ status: 0, stderr: 'TXT/a.txt:2: "0.0.0.0/0" is wider than /8: it would match what has nothing to do with it\n' });
    expect(tableIn(out).address('100.64.0.2')).toBeUndefined();
  });

  it('shows of many problems in a file the first', async () => {
    const { stderr } = await siem(['ioc', 'build', folderWith({ 'TXT/a.txt': `100.64.0.1\n${'x\n'.repeat(1_234)}` }), '--out', folderWith({})]);

    expect(stderr.trimEnd().split('\n')).toHaveLength(21);
    expect(stderr).toContain('TXT/a.txt: and 1,214 problems more');
  });

  it('keeps the database that there is when there is nothing to write', async () => {
    const out = folderWith({ 'ipv4.iocdb': 'good' });
    const { status, stderr } = await siem(['ioc', 'build', folderWith({ 'TXT/a.txt': 'nonsense\n10.0.0.1\n' }), '--out', out]);

    expect(status).toBe(1);
    expect(stderr).toContain('nothing was written: there are no indicators');
    expect(readFileSync(join(out, 'ipv4.iocdb'), 'utf8')).toBe('good');
  });

  it('writes nothing that is too large for the loader', async () => {
    const out = join(folderWith({}), 'IOC');
    const stderr = new Collected();
    const dir = folderWith({ 'TXT/big/list.txt': Array.from({ length: 2_000 }, (_, i) => `h${i}.example`).join('\n') });
    const status = await buildIndicators({ dir, out, now: 0, limit: 50_000 }, { stdout: new Collected(), stderr, env: {} });

    expect(status).toBe(1);
    expect(stderr.text).toMatch(/^nothing was written: the database would have about .* The largest contributors: big \(domain-name\)/);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['a folder without indicators', () => ['ioc', 'build', folderWith({ 'README.md': 'x' }), '--out', 'out']],
    ['a folder that is not there', () => ['ioc', 'build', join(__dirname, 'nowhere'), '--out', 'out']],
    ['no folder for the database', () => ['ioc', 'build', __dirname]],
    ['no command behind ioc', () => ['ioc']],
  ])('%s is a wrong command line', async (_, args) => {
    const { status, stdout, stderr } = await siem(args());

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it('shows what a folder may hold', async () => {
    const { status, stdout } = await siem(['ioc', 'build', '--help']);

    expect(status).toBe(0);
    for (const text of ['TXT/[provider/]', 'STIX2/[provider/]', '.ndjson', '--out <dir>']) expect(stdout).toContain(text);
  });
});

test('what it writes is what siem test searches with', async () => {
  const geo = folderWith({ 'TrustedProxy/networks.txt': '192.0.2.0/24 # ours\n' });
  await siem(['ioc', 'build', folderWith(FILES), '--out', join(geo, 'IOC')]);
  const config = folderWith({ 'user.ini': '[own]\ns3_key = ^own/\nfile_format = json\nindex_name = log-own\nclientip_xff = source.ip xff\nioc_ip = source.ip\n' });
  const file = join(folderWith({ 'log.json': '{"source":{"ip":"192.0.2.1"},"xff":["100.64.0.1"]}\n{"source":{"ip":"192.0.2.1"}}\n' }), 'log.json');
  const { status, stdout } = await siem(['test', file, '--key', 'own/log.json', '--config', config, '--geoip', geo]);

  expect(status).toBe(0);
  expect(parseLines(stdout).map(({ source }) => [source.source, source['threat.matched']])).toEqual([
    [{ ip: '100.64.0.1' }, { providers: ['feed-c', 'feed-b', 'custom', 'feed-a'], types: ['ipv4-addr'], indicators: ['100.64.0.1'], names: ['C2', 'bundle.json: n0', 'lone.txt', 'list.txt'] }],
    [{ ip: '192.0.2.1' }, undefined],
  ]);
});
