import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LoadObject } from '../load/manifest';
import { LoadResult } from '../programs/load';
import { runProgram } from '../programs/run-program';
import { CACHE } from '../programs/start-program';
import { GEO_BUCKET, LOG_BUCKET, StubStats } from '../stub/protocol';
import { Stub } from '../stub/start-stub';

/** The bundled handler; SIEM_BENCH_BUNDLE names another one. */
export const BUNDLE = resolve(process.env.SIEM_BENCH_BUNDLE ?? 'assets/bundles/functions/es-loader.lambda/index.js');

export interface LoadOptions {
  /** Whether the loader compresses what it sends. @default false */
  readonly compress?: boolean;
  /** URL of an OpenSearch. @default the stub */
  readonly endpoint?: string;
  /** Further lines of user.ini. */
  readonly userIni?: string;
  readonly nodeArgs?: readonly string[];
  /** Objects that are loaded before the measure begins. @default none */
  readonly warmUp?: readonly LoadObject[];
  /** File for the documents of each object. */
  readonly capture?: (object: LoadObject) => string;
}

/** The measures' surroundings: the stub with objects and databases, and a scratch folder that goes away at the end. */
export class Workplace {
  public static async open(databases: readonly string[]): Promise<Workplace> {
    return new Workplace(await Stub.start(), mkdtempSync(join(CACHE, 'scratch-')), databases);
  }

  private constructor(private readonly stub: Stub, public readonly scratch: string, private readonly databases: readonly string[]) {
    // captured documents are large: they go even when the bench is broken off
    process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
    process.once('SIGINT', () => process.exit(130));
  }

  public close(): void {
    this.stub.stop();
  }

  /**
   * Loads objects with the bundled handler in a fresh process.
   *
   * @throws when the handler fails, or when documents are missing at the stub.
   */
  public async load(measured: readonly LoadObject[], options: LoadOptions = {}): Promise<LoadResult & { stub: StubStats }> {
    const warmUp = options.warmUp ?? [];
    const objects = [...warmUp, ...measured];
    const named = (object: LoadObject) => `${LOG_BUCKET}/${object.key}`;
    await this.stub.ask({
      call: 'expose',
      objects: Object.fromEntries([
        ...objects.map((object) => [named(object), object.file]),
        ...this.databases.map((file) => [`${GEO_BUCKET}/GeoLite2/${basename(file)}`, file]),
      ]),
    });
    const { capture } = options;
    await this.stub.ask({ call: 'reset', capture: capture && Object.fromEntries(objects.map((object) => [named(object), capture(object)])) });
    const job = { bundle: BUNDLE, events: objects.map(queuedEvent), warmUp: warmUp.length };
    const result = await runProgram<LoadResult>('load', job, { env: this.environment(options), nodeArgs: options.nodeArgs });
    const stub = await this.stub.ask({ call: 'stats' });
    if (!options.endpoint) {
      check(objects, options, stub);
    }
    return { ...result, stub };
  }

  private environment({ compress = false, endpoint, userIni = '' }: LoadOptions): NodeJS.ProcessEnv {
    const { awsUrl, searchUrl } = this.stub.urls;
    writeFileSync(join(this.scratch, 'user.ini'), userIni);
    return {
      PATH: process.env.PATH,
      HOME: this.scratch,
      TMPDIR: this.scratch,
      TZ: 'UTC',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL: awsUrl,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'bench-es-loader',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '2048',
      POWERTOOLS_SERVICE_NAME: 'es-loader',
      POWERTOOLS_METRICS_NAMESPACE: 'SIEM',
      LOG_LEVEL: 'INFO',
      BULK_COMPRESSION: compress ? 'on' : 'off',
      ENDPOINT: endpoint ?? searchUrl,
      GEOIP_BUCKET: GEO_BUCKET,
      SIEM_CONFIG_DIR: this.scratch,
      SQS_SPLIT_LOGS_URL: `${awsUrl}/111122223333/bench-split`,
    };
  }
}

/** The loader's event: an SQS message with the notification of an object. */
function queuedEvent(object: LoadObject): object {
  const key = encodeURIComponent(object.key).replaceAll('%2F', '/');
  const notification = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'eu-central-1',
    eventTime: '2025-03-03T00:10:00.000Z',
    eventName: 'ObjectCreated:Put',
    s3: { s3SchemaVersion: '1.0', bucket: { name: LOG_BUCKET }, object: { key, size: object.bytes } },
  };
  return { Records: [{ messageId: basename(object.key), eventSource: 'aws:sqs', body: JSON.stringify({ Records: [notification] }) }] };
}

/** A loader that loses records or does less than it was asked for is fast for the wrong reason. */
function check(objects: readonly LoadObject[], { compress = false }: LoadOptions, stub: StubStats): void {
  const records = objects.reduce((sum, object) => sum + object.records, 0);
  if (stub.documents !== records) {
    throw new Error(`${records} records became ${stub.documents} documents (${stub.splits} messages went to the split queue)`);
  }
  if (stub.compressed !== (compress ? stub.bulks : 0)) {
    throw new Error(`body compression should be ${compress ? 'on' : 'off'}, and ${stub.compressed} of ${stub.bulks} bodies were compressed`);
  }
}
