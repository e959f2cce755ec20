import { DeployedPipeline } from './ioc-pipeline/deployed-pipeline';
import { pulse } from '../ioc/feeds/otx-server';
import { halfOf, silence } from '../support/http/file-server';
import type { Answer } from '../support/http/file-server';

jest.setTimeout(5 * 60_000);

const TOR = 'ExitNode 0011\nLastStatus 2025-06-15 02:00:00\nExitAddress 100.64.0.1 2025-06-15 02:13:14\n';
const FEODO = JSON.stringify([{ ip_address: '100.64.0.2', malware: 'QakBot' }]);
const MB = 1024 * 1024;

let pipeline: DeployedPipeline;

beforeAll(async () => {
  pipeline = await DeployedPipeline.start();
});

afterAll(() => pipeline?.stop());

const answerAll = (answer: Answer) => {
  pipeline.providers.files.set('/exit-addresses', answer);
  pipeline.providers.files.set('/ipblocklist.json', answer);
};

test('an execution without input downloads from each provider, reads own files and makes the database that the loader reads', async () => {
  const { providers } = pipeline;
  providers.files.set('/exit-addresses', TOR);
  providers.files.set('/ipblocklist.json', FEODO);
  providers.pages = [[pulse('a', 'a.example')], [pulse('b', 'b.example', 'a.example')]];
  await pipeline.put('IOC/TXT/soc/list.txt', '100.64.8.0/24\n2001:20::/32\nevil.example\n');
  await pipeline.put('IOC/TXT/loose.txt', '100.64.0.1\n');
  await pipeline.put('IOC/STIX2/partner/bundle.json', JSON.stringify({
    objects: [{ type: 'indicator', pattern: "[domain-name:value = 'stix.example']" }, { type: 'indicator', pattern: 'broken' }],
  }));

  const report = await pipeline.run();

  expect(report).toMatchObject({
    indicators: 10,
    providers: {
      'torproject.org': { 'ipv4-addr': 1 },
      'abuse.ch': { 'ipv4-addr': 1 },
      'AlienVault_OTX': { 'domain-name': 2 },
      'deployed': { 'domain-name': 1 },
      'soc': { 'ipv4-addr': 1, 'ipv6-addr': 1, 'domain-name': 1 },
      'custom': { 'ipv4-addr': 1 },
      'partner': { 'domain-name': 1 },
    },
    types: { 'ipv4-addr': 4, 'ipv6-addr': 1, 'domain-name': 5 },
    database: { written: true, bytes: expect.any(Number), files: { 'IOC/ipv4.iocdb': expect.any(Number) } },
    problems: [expect.stringMatching(/^IOC\/STIX2\/partner\/bundle.json: objects\[1\]: /), 'deployed: blocked.txt:2: "not an indicator" is no address, network or domain'],
    problemCount: 2,
  });
  const table = await pipeline.table();
  expect(table.address('100.64.0.1')!.map(({ details }) => details.provider).sort()).toEqual(['custom', 'torproject.org']);
  expect(table.address('100.64.8.77')![0].details).toMatchObject({ provider: 'soc', name: 'list.txt' });
  expect(table.address('2001:20::99')).toHaveLength(1);
  expect(table.domain('www.b.example')![0].details).toMatchObject({ provider: 'AlienVault_OTX', name: 'pulse b' });
  expect(table.domain('deployed.example')![0].details).toMatchObject({ provider: 'deployed', name: 'blocked.txt' });
  expect(table.domain('stix.example')).toHaveLength(1);
});

/** 100 MB, as long as somebody takes them. */
const endless: Answer = (_, response) => {
  let sent = 0;
  response.writeHead(200);
  const more = (): void => {
    while (sent < 100 && !response.destroyed) {
      sent++;
      if (!response.write(Buffer.alloc(MB, '['))) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
};

const FAULTS: Record<string, [Answer, RegExp]> = {
  'is silent': [silence, /not there after 1 s/],
  'refuses': [403, /the server answers 403/],
  'is broken': [500, /the server answers 500/],
  'sends half a list': [halfOf(Buffer.alloc(MB, 'x')), /the connection failed/],
  'sends 100 MB': [endless, /more than 67108864 bytes/],
  'sends something else': ['<html>', /is no (list of exit nodes|JSON list)/],
};

test.each(Object.entries(FAULTS))('while a provider %s its last download is used, and the report says so', async (_, [fault, message]) => {
  answerAll(fault);
  pipeline.providers.pages = [403];

  const report = await pipeline.run({}, fault === silence ? '1' : undefined);

  expect(report.providers).toMatchObject({ 'torproject.org': { 'ipv4-addr': 1 }, 'abuse.ch': { 'ipv4-addr': 1 }, 'AlienVault_OTX': { 'domain-name': 2 } });
  expect(report.database.written).toBe(true);
  for (const provider of ['torproject.org', 'abuse.ch']) {
    const told = report.problems.find((problem: string) => problem.startsWith(`${provider}: nothing was downloaded: `));
    expect(told).toMatch(message);
    expect(told).toMatch(/; the last download is used, of \d{4}-/);
  }
  expect(report.problems).toContainEqual(expect.stringMatching(/^AlienVault_OTX: nothing was downloaded: .* the server answers 403; the last download is used/));
});

test('a download function that dies stops neither the others nor the database', async () => {
  answerAll(500);
  pipeline.providers.files.set('/exit-addresses', TOR.replace('100.64.0.1 ', '100.64.0.7 '));
  pipeline.providers.pages = [[pulse('c', 'c.example')]];

  const report = await pipeline.run({ 'aes-siem-ioc-download feodo-tracker': JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage: 'Task timed out after 900.00 seconds' }) });

  expect(report.problems).toContainEqual(expect.stringMatching(/^abuse.ch: the download broke off: .*Task timed out after 900.00 seconds.*; the last download is used/));
  expect((await pipeline.table()).address('100.64.0.7')).toHaveLength(1);
  expect((await pipeline.table()).domain('c.example')).toHaveLength(1);
});

test('an execution whose database fails leaves the database before', async () => {
  const before = await pipeline.table();
  await expect(pipeline.run({ 'aes-siem-ioc-createdb': 'out of memory' })).rejects.toThrow();

  expect((await pipeline.table()).address('100.64.0.7')).toEqual(before.address('100.64.0.7'));
  expect((await pipeline.keys()).filter((key) => key.endsWith('.iocdb'))).toHaveLength(3);
});
