import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { albLine } from './load/alb';
import { cloudtrailRecord } from './load/cloudtrail';
import { LOAD_TYPES, LoadObject, LoadTypeName, Manifest } from './load/manifest';
import { Random } from './load/random';
import { VPC_FLOW_HEADER, vpcFlowLine } from './load/vpc-flow';
import { wafLine } from './load/waf';
import { makeWorld, World } from './load/world';

/** Raise it when the generated text changes: loads of other versions stay in the cache beside it. */
export const LOAD_VERSION = 1;

export interface LoadOptions {
  /** Megabytes (10^6 bytes) of each log type, before compression. */
  readonly megabytes: number;
  /** Megabytes of one object, before compression. @default 5, about what AWS delivers in a busy account */
  readonly objectMegabytes?: number;
  /** @default 'load': the same records in every run */
  readonly seed?: string;
}

/** How the records of a log type are made and lie in an object. */
interface LoadType {
  readonly head: string;
  readonly separator: string;
  readonly tail: string;
  record(random: Random, world: World, i: number): string;
  /** Key of the n-th object, as the service would name it. */
  key(account: string, n: string): string;
}

const TYPES: { readonly [T in LoadTypeName]: LoadType } = {
  cloudtrail: {
    record: cloudtrailRecord,
    head: '{"Records":[',
    separator: ',',
    tail: ']}',
    key: (account, n) => `AWSLogs/${account}/CloudTrail/eu-central-1/2025/03/03/${account}_CloudTrail_eu-central-1_20250303T${n}Z_bench.json.gz`,
  },
  vpcflowlogs: {
    record: vpcFlowLine,
    head: VPC_FLOW_HEADER,
    separator: '\n',
    tail: '\n',
    key: (account, n) => `AWSLogs/${account}/vpcflowlogs/eu-central-1/2025/03/03/${account}_vpcflowlogs_eu-central-1_fl-00aa11bb22cc33dd4_20250303T${n}Z_bench.log.gz`,
  },
  alb: {
    record: albLine,
    head: '',
    separator: '\n',
    tail: '\n',
    key: (account, n) => `AWSLogs/${account}/elasticloadbalancing/eu-central-1/2025/03/03/`
      + `${account}_elasticloadbalancing_eu-central-1_app.front.0c1d2e3f4a5b6c7d_20250303T${n}Z_198.51.100.7_bench.log.gz`,
  },
  waf: {
    record: wafLine,
    head: '',
    separator: '\n',
    tail: '\n',
    key: (account, n) => `AWSLogs/${account}/WAFLogs/eu-central-1/front/2025/03/03/00/00/${account}_waflogs_eu-central-1_front_20250303T${n}Z_bench.log.gz`,
  },
};

/**
 * Writes a load for the bench: for each log type `<dir>/<type>/NNN.gz`, and `<dir>/manifest.json`.
 * Records look as the services write them, and are the same for the same options.
 */
export function generateLoad(dir: string, options: LoadOptions): Manifest {
  const manifest = Object.fromEntries(LOAD_TYPES.map((type) => [type, generateType(dir, type, options)])) as unknown as Manifest;
  // written last: a folder with a manifest is complete
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 1));
  return manifest;
}

function generateType(dir: string, name: LoadTypeName, { megabytes, objectMegabytes = 5, seed = 'load' }: LoadOptions): LoadObject[] {
  const type = TYPES[name];
  const random = new Random(`${seed}-${name}`);
  const world = makeWorld(random);
  const objects: LoadObject[] = [];
  mkdirSync(join(dir, name), { recursive: true });
  for (let written = 0, i = 0; written < megabytes * 1e6;) {
    const wanted = Math.min(objectMegabytes * 1e6, megabytes * 1e6 - written);
    const records: string[] = [];
    for (let bytes = type.head.length; bytes < wanted; i++) {
      const record = type.record(random, world, i);
      records.push(record);
      bytes += record.length + 1;
    }
    const text = Buffer.from(type.head + records.join(type.separator) + type.tail);
    const file = join(dir, name, `${String(objects.length).padStart(3, '0')}.gz`);
    writeFileSync(file, gzipSync(text));
    objects.push({ file, key: type.key(world.accounts[0], String(objects.length).padStart(4, '0')), records: records.length, bytes: text.length });
    written += text.length;
  }
  return objects;
}
