import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startContainer } from '../../../src/loader/container';
import { configuredRules } from '../../../src/loader/exclusion-rules';
import { createExclusions } from '../../../src/loader/transform/exclude/log-type-rules';
import { readEnvironment } from '../../../src/platform/environment';
import { catalogueOf } from '../load-object';

let folder: string;
let server: Server;
let asked: { url: string; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  asked = [];
  server = createServer(({ url, headers }, response) => {
    asked.push({ url: url!, headers });
    if (url!.startsWith('/geo')) response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** Starts the loader with a user.ini; what it asks S3 for. */
async function requestsOf(userIni: string): Promise<typeof asked> {
  writeFileSync(join(folder, 'user.ini'), userIni);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { AWS_ENDPOINT_URL: url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' });
  const silent = (): void => undefined;
  await startContainer(readEnvironment({ ENDPOINT: url, GEOIP_BUCKET: 'geo', SIEM_CONFIG_DIR: folder }), { info: silent, warn: silent, error: silent, object: silent }, Date.now());
  return asked.filter((request) => request.url.startsWith('/geo/'));
}

const excludes = (ini: string, userAgent: string): boolean => {
  const rules = createExclusions(configuredRules(catalogueOf(`file_format = json\n[DEFAULT]\n${ini}`)), () => undefined);
  return rules.forLogType('cloudtrail')?.raw({ userAgent }) !== undefined;
};

describe('custom_user_agent', () => {
  it.each([['', /siem-es-loader/], ['[DEFAULT]\ncustom_user_agent = our-loader', /our-loader/]])('is part of what requests to S3 call their sender: %j', async (userIni, name) => {
    const requests = await requestsOf(userIni);
    expect(requests.length).toBeGreaterThan(0);
    for (const { headers } of requests) expect(headers['user-agent']).toMatch(name);
  });

  it('empty adds nothing', async () => {
    for (const { headers } of await requestsOf('[DEFAULT]\ncustom_user_agent =')) expect(headers['user-agent']).not.toMatch(/loader/);
  });

  it.each<[string, string, boolean]>([
    ['', '[aws-sdk siem-es-loader/1]', true], ['', '[aws-sdk our-loader/1]', false], ['custom_user_agent = our-loader', '[aws-sdk our-loader/1]', true], ['custom_user_agent = our-loader', '[aws-sdk siem-es-loader/1]', false],
    ['custom_user_agent =', '[aws-sdk]', false], ['custom_user_agent = our-loader\nignore_own_logs = False', '[aws-sdk our-loader/1]', false],
  ])('is how own logs are recognised: "%s" %s: %p', (ini, userAgent, own) => {
    expect(excludes(ini, userAgent)).toBe(own);
  });
});

describe('exclude_log_patterns_filename', () => {
  const keys = async (userIni: string): Promise<string[]> => (await requestsOf(userIni)).map(({ url }) => url.split('?')[0]).filter((url) => url.endsWith('.csv'));

  it.each([['', ['/geo/exclude_log_patterns.csv']], ['[DEFAULT]\nexclude_log_patterns_filename = ours.csv', ['/geo/ours.csv']], ['[DEFAULT]\nexclude_log_patterns_filename =', []]])('%j is looked for at %j', async (userIni, urls) => {
    expect(await keys(userIni)).toEqual(urls);
  });
});
