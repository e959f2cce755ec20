import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startContainer } from '../../src/loader/container';
import { loadEvent } from '../../src/loader/load-event';
import type { EventLog } from '../../src/loader/load-event';
import { readEnvironment } from '../../src/platform/environment';
import { folderWith } from '../cli/run-command';

const KEY = 'AWSLogs/111122223333/aws-waf-logs-x/2025/06/15/12/x.json';
const OBJECTS: Record<string, string> = { [`logs/${KEY}`]: '{"timestamp":1749990000000,"action":"BLOCK","formatVersion":1}\n{"timestamp":1749990000000,"action":"ALLOW","formatVersion":1}\n' };

/** S3, Parameter Store and OpenSearch, as far as the loader asks for them. */
class Cloud {
  parameters: Record<string, string> | undefined = {};
  accounts: { Id: string; Name: string }[] | undefined = [];
  readonly objects = { ...OBJECTS };
  readonly documents: { action: string; cloud?: { account?: { name?: string } } }[] = [];
  readonly lines: string[] = [];
  private server!: Server;

  async start(): Promise<string> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(done));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    const json = (value: unknown, status = 200): unknown => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const name = decodeURIComponent(request.url!.slice(1).split('?')[0]);
    if (request.headers['x-amz-target'] === 'AmazonSSM.GetParametersByPath') {
      const { Path } = JSON.parse(body);
      if (this.parameters === undefined) return void json({ __type: 'AccessDeniedException', message: 'not allowed' }, 400);
      json({ Parameters: Object.entries(this.parameters).filter(([each]) => each.startsWith(Path)).map(([Name, Value]) => ({ Name, Value })) });
    } else if (request.headers['x-amz-target'] === 'AWSOrganizationsV20161128.ListAccounts') {
      if (this.accounts === undefined) return void json({ __type: 'AccessDeniedException', message: 'not allowed' }, 400);
      json({ Accounts: this.accounts });
    } else if (name === '_bulk') {
      const documents = body.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter((line) => line.index === undefined);
      this.documents.push(...documents);
      json({ took: 1, errors: false, items: documents.map(() => ({ index: { status: 201 } })) });
    } else if (name.startsWith('_')) {
      json({});
    } else if (this.objects[name] === undefined) {
      response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
    } else {
      const { length } = this.objects[name];
      response.writeHead(200, { 'etag': `"${length}"`, 'content-length': length }).end(this.objects[name]);
    }
  }
}

let cloud: Cloud;
let now: number;

beforeEach(async () => {
  cloud = new Cloud();
  const url = await cloud.start();
  Object.assign(process.env, { AWS_ENDPOINT_URL: url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 's' });
  now = Date.parse('2025-06-15T12:00:00Z');
  jest.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(async () => {
  jest.restoreAllMocks();
  await cloud.stop();
});

async function start(more: NodeJS.ProcessEnv = {}) {
  const say = (message: string): void => void cloud.lines.push(message);
  const log: EventLog = { info: () => undefined, warn: say, error: say, object: () => undefined };
  const env = readEnvironment({ ENDPOINT: process.env.AWS_ENDPOINT_URL, GEOIP_BUCKET: 'geo', SIEM_CONFIG_DIR: '/nowhere', BULK_COMPRESSION: 'off', ...more });
  const container = await startContainer(env, log, now);
  /** Loads the object; gives the actions of its documents. */
  return async (): Promise<string[]> => {
    cloud.documents.length = 0;
    await loadEvent({ Records: [{ s3: { bucket: { name: 'logs' }, object: { key: KEY } } }] }, await container.optionsFor(now + 600_000));
    return cloud.documents.map(({ action }) => action);
  };
}

const condition = JSON.stringify({ action: 'EXCLUDE', expression: 'action == \'BLOCK\' && formatVersion == `1`' });

describe('a warm container', () => {
  it.each(['/siem/log-filter/waf/x', '/siem/exclude-logs/waf/x'])('follows conditions that change within a minute: %s', async (name) => {
    const load = await start();
    expect(await load()).toEqual(['BLOCK', 'ALLOW']);
    cloud.parameters = { [name]: condition };
    now += 60_000;
    expect(await load()).toEqual(['ALLOW']);
    cloud.parameters = {};
    now += 60_000;
    expect(await load()).toEqual(['BLOCK', 'ALLOW']);
  });

  it('follows patterns that change within a minute', async () => {
    cloud.objects['geo/exclude_log_patterns.csv'] = 'log_type,field,pattern,pattern_type,comment\nwaf,action,BLOCK,text,';
    const load = await start();
    expect(await load()).toEqual(['ALLOW']);
    cloud.objects['geo/exclude_log_patterns.csv'] += '\nwaf,formatVersion,1,text,';
    now += 60_000;
    expect(await load()).toEqual([]);
  });

  it('applies the rules of its app beside those of operators', async () => {
    cloud.objects['geo/exclude_log_patterns.csv'] = 'log_type,field,pattern,pattern_type,comment\nwaf,action,ALLOW,text,';
    const app = folderWith({ 'exclusions.csv': 'log_type,field,pattern,pattern_type,comment\nwaf,action,BLOCK,text,\nwaf,action,(,regex,' });
    expect(await (await start({ SIEM_CONFIG_DIR: app }))()).toEqual([]);
    expect(cloud.lines).toEqual([expect.stringMatching(/^exclusions\.csv:3: missing \)/)]);
    delete (cloud.objects as Record<string, string>)['geo/exclude_log_patterns.csv'];
    expect(await (await start({ SIEM_CONFIG_DIR: app }))()).toEqual(['ALLOW']);
  });

  it('does not load objects whose keys a rule of its app has', async () => {
    const load = await start({ SIEM_CONFIG_DIR: folderWith({ 'exclusions.ini': '[waf]\nNoon = /12/\n' }) });
    expect(await load()).toEqual([]);
    expect(cloud.lines).toEqual([expect.stringContaining('Noon of log type waf matches the key')]);
  });

  it('loads all while Parameter Store can\'t be read, and says so', async () => {
    cloud.parameters = undefined;
    const load = await start();
    expect(await load()).toEqual(['BLOCK', 'ALLOW']);
    expect(cloud.lines).toContainEqual(expect.stringMatching(/^exclusion rules of \/siem\/log-filter\/ can't be read, .*not allowed$/));
    cloud.parameters = { '/siem/log-filter/waf/x': condition };
    now += 60_000;
    expect(await load()).toEqual(['ALLOW']);
    cloud.parameters = undefined;
    now += 60_000;
    expect(await load()).toEqual(['ALLOW']);
  });
});

describe('names of accounts', () => {
  const names = (): unknown[] => cloud.documents.map((document) => document.cloud?.account?.name);
  const KNOWN = [{ Id: '111122223333', Name: 'Shop' }];

  it('are in the documents once Organizations has told them', async () => {
    cloud.accounts = KNOWN;
    const load = await start({ ACCOUNT_NAMES: 'organizations' });
    await until(() => names()[0] !== undefined, load);
    expect(names()).toEqual(['Shop', 'Shop']);
  });

  it('are not asked for unless it is said', async () => {
    cloud.accounts = undefined;
    const load = await start();
    await load();
    expect(names()).toEqual([undefined, undefined]);
    expect(cloud.lines).toEqual([]);
  });

  it('are missing, and nothing else, while Organizations does not answer', async () => {
    cloud.accounts = undefined;
    const load = await start({ ACCOUNT_NAMES: 'organizations' });
    expect(await load()).toEqual(['BLOCK', 'ALLOW']);
    await until(() => cloud.lines.length > 0, load);
    expect(names()).toEqual([undefined, undefined]);
    expect(cloud.lines).toEqual([expect.stringMatching(/^names of accounts can't be read .* documents go without them: AccessDeniedException/)]);
  });

  // nobody waits for Organizations, so its answer comes at some time
  async function until(told: () => boolean, load: () => Promise<unknown>): Promise<void> {
    for (let i = 0; i < 50 && !told(); i++) await load();
  }
});
