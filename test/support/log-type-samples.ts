import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { withEveryFieldDecoded } from './every-field-decoded';
import { documentationDatabases } from './mmdb/documentation-networks';
import { NO_EXCLUSIONS } from './no-exclusions';
import { builtInLogic } from '../../src/loader/catalogue/built-in-logic';
import { Catalogue } from '../../src/loader/catalogue/catalogue';
import type { ConfigurationFile } from '../../src/loader/catalogue/catalogue';
import { createPipeline } from '../../src/loader/pipeline';
import type { DocumentSink } from '../../src/loader/pipeline';
import { nothingDelivered } from '../../src/loader/sink/bulk-writer';
import { createGeoIp } from '../../src/loader/transform/enrich/geoip';
import { createUserAgentParser } from '../../src/loader/transform/enrich/user-agent';

const ROOT = join(__dirname, '../..');
const LOG_TYPES = join(ROOT, 'src/log-types');
const USER_INI = 'user.ini';
/** When the samples are loaded: syslog lines get their year from it. */
const NOW = Date.parse('2025-06-15T12:34:56.789Z');

/** A folder src/log-types/<type>/samples/<case>. */
export interface Sample {
  readonly logType: string;
  readonly name: string;
  readonly folder: string;
}

export function findSamples(): Sample[] {
  return readdirSync(LOG_TYPES).flatMap((logType) => {
    const folder = join(LOG_TYPES, logType, 'samples');
    return existsSync(folder) ? readdirSync(folder).map((name) => ({ logType, name, folder: join(folder, name) })) : [];
  });
}

/** Samples that one configuration serves, and that configuration: of a log type whose samples differ in theirs, those of the first count. */
export function samplesUnderOneConfiguration(): { samples: Sample[]; userIni: string } {
  const byLogType = new Map<string, string>();
  const samples = findSamples().filter((sample) => {
    const userIni = userIniOf(sample) ?? '';
    const first = byLogType.get(sample.logType) ?? userIni;
    byLogType.set(sample.logType, first);
    return first === userIni;
  });
  return { samples, userIni: [...byLogType.values()].join('\n') };
}

function userIniOf({ folder }: Pick<Sample, 'folder'>): string | undefined {
  const file = join(folder, USER_INI);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** A sample's key and content, and the file that it is. */
export function readSample({ folder }: Pick<Sample, 'folder'>): { key: string; file: string; body: Buffer } {
  const object = readdirSync(folder).find((name) => name.startsWith('object'));
  if (object === undefined) throw new Error(`${folder} has no object.*`);
  const file = join(folder, object);
  return { key: readFileSync(join(folder, 'key.txt'), 'utf8').trim(), file, body: readFileSync(file) };
}

/** The built-in configuration with nothing over it, or with a user.ini. */
export function builtInCatalogue(userIni?: string): Catalogue {
  const file = (name: string, place: 'first' | 'last'): ConfigurationFile => ({ name, text: readFileSync(join(ROOT, 'assets/log-types', name), 'utf8'), builtIn: place });
  const files = [file('aws.ini', 'first'), file('additional.ini', 'last')];
  if (userIni !== undefined) files.push({ name: USER_INI, text: userIni });
  return new Catalogue(files, builtInLogic);
}

/** Loads a sample as the function does, with places of documentation networks: a line `{"index","id","source"}` a document. */
export async function loadSample(sample: Sample, { everyFieldDecoded = false } = {}): Promise<{ logType: string | undefined; lines: string[] }> {
  const { key, body } = readSample(sample);
  const lines: string[] = [];
  const { city, asn } = documentationDatabases();
  const load = createPipeline({
    catalogue: everyFieldDecoded ? withEveryFieldDecoded(builtInCatalogue(userIniOf(sample))) : builtInCatalogue(userIniOf(sample)),
    store: { read: async () => ({ size: body.length, bytes: oneChunk(body) }) },
    tables: { userAgents: createUserAgentParser(), geoIp: createGeoIp(city, asn) },
    exclusions: NO_EXCLUSIONS,
    readOnlyIndices: new Set(),
    serverless: false,
    now: () => NOW,
    startedAt: NOW,
  });
  const sink: DocumentSink = {
    add: () => true,
    flush: async () => {},
    finish: async () => {},
    delivered: nothingDelivered(),
  };
  const result = await load({ bucket: 'example-siem-log', key, size: body.length }, sink, ({ id, json }, index) => {
    lines.push(`{"index":${JSON.stringify(index)},"id":${JSON.stringify(id)},"source":${json}}`);
  });
  return { logType: result.logType, lines };
}

async function* oneChunk(body: Buffer): AsyncGenerator<Buffer> {
  yield body;
}
