/** `npm run demo`: sample logs → the loader's own code → a real OpenSearch → a table, a page, a query to try. */
import './ini-as-text';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generatedObjects } from './objects/generated-objects';
import { layOut } from './objects/lay-out';
import { sampleObjects } from './objects/sample-objects';
import { Observed } from './observed';
import { DemoOptions, readOptions } from './options';
import { choosePlace } from './place/choose-place';
import type { Place } from './place/place';
import { renderReport } from './report';
import { problemsOf, reportRows, resultTable } from './results';
import { describeError } from '../../src/cli/io';
import { loadDirectory } from '../../src/cli/load-directory';
import { showProgress } from '../../src/cli/progress';
import { documentationDatabases } from '../support/mmdb/documentation-networks';

const OUTPUT = join(__dirname, '../../demo-output');
const OBJECTS = join(OUTPUT, 'objects');
const GEOIP = join(OUTPUT, 'geoip');
const CONFIG = join(OUTPUT, 'config');
/** Bucket that the documents name. */
const BUCKET = 'siem-demo-log';

async function demo(options: DemoOptions): Promise<boolean> {
  const samples = sampleObjects();
  const objects = [...samples.objects, ...generatedObjects()];
  const bytes = layOut(objects, OBJECTS);
  writeGeoIp();
  mkdirSync(CONFIG, { recursive: true });
  writeFileSync(join(CONFIG, 'user.ini'), samples.userIni);
  console.log(`${objects.length} objects of ${bytes.size} log types lie in ${shown(OBJECTS)}.`);

  const watched = !options.ci && process.stderr.isTTY;
  const place = await choosePlace(options, BUCKET, shown(join(OUTPUT, 'documents.ndjson')));
  try {
    await place.prepare();
    const well = await loadAndShow(place, bytes, watched);
    if (well && watched && place.runs) await untilInterrupted(place.name);
    return well;
  } finally {
    await place.stop();
  }
}

/** @param bytes of each log type, uncompressed */
async function loadAndShow(place: Place, bytes: Map<string, number>, watched: boolean): Promise<boolean> {
  const sent = new Observed();
  if (!watched) process.stderr.isTTY = false;
  const progress = showProgress(process.stderr);
  const report = await loadDirectory({
    dir: OBJECTS,
    bucket: BUCKET,
    geoIpDir: GEOIP,
    configDir: CONFIG,
    ...place.target,
    observe: sent.note,
    onProgress: (now) => progress.update(now),
    onWarning: (message) => console.error(message),
  }).finally(() => progress.end());
  const rows = reportRows(report, bytes);
  console.log(`\n${resultTable(rows)}\n`);

  const { query, summary, problems } = await place.check(sent);
  problems.unshift(...problemsOf(report, bytes.keys()));
  const { example } = sent;
  if (example === undefined) throw new Error('the samples hold no document to show');
  const page = join(OUTPUT, 'index.html');
  writeFileSync(page, renderReport({ generatedAt: new Date().toISOString(), target: place.name, rows, timeline: sent.timeline(), example, query }));
  console.log(`${summary}\n\nAn example, ${example.id} in ${example.index}:\n${JSON.stringify(example.source, null, 2)}`);
  console.log(`\nA query to try:\n  ${query}\n\nA page with charts: ${shown(page)}`);
  for (const problem of problems) console.error(`NOT AS IT SHOULD BE: ${problem}`);
  return problems.length === 0;
}

function writeGeoIp(): void {
  const { city, asn } = documentationDatabases();
  mkdirSync(GEOIP, { recursive: true });
  writeFileSync(join(GEOIP, 'GeoLite2-City.mmdb'), city);
  writeFileSync(join(GEOIP, 'GeoLite2-ASN.mmdb'), asn);
}

async function untilInterrupted(endpoint: string): Promise<void> {
  console.log(`\nOpenSearch goes on at ${endpoint}. Ctrl+C ends it.`);
  // a promise alone keeps no process alive
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, () => resolve())));
  clearInterval(alive);
  console.log('Stopping OpenSearch.');
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

demo(readOptions(process.argv.slice(2))).then(
  (well) => {
    process.exitCode = well ? 0 : 1;
  },
  (error: unknown) => {
    console.error(`The demo failed: ${describeError(error)}`);
    process.exitCode = 1;
  },
);
