import { gzipSync } from 'node:zlib';
import type { DemoObject } from './demo-object';
import { albLine } from '../../bench/load/alb';
import { cloudtrailRecord } from '../../bench/load/cloudtrail';
import { Random } from '../../bench/load/random';
import { VPC_FLOW_HEADER, vpcFlowLine } from '../../bench/load/vpc-flow';
import { wafLine } from '../../bench/load/waf';
import { makeWorld, START, World } from '../../bench/load/world';

/** Busy hours around the events of the samples. */
const FROM = Date.UTC(2025, 5, 12, 7, 30);
const OBJECTS_A_TYPE = 12;
/** Time that an object spans. */
const OBJECT_MS = 15 * 60_000;
const ACCOUNT = '123456789012';
/** Networks that documentationDatabases() knows; the first three numbers of each. */
const CLIENT_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];

/** How a log type's records are made, and lie in an object. */
interface Generator {
  /** Milliseconds between a record and the next that its maker leaves: its number tells its time. */
  readonly every: number;
  readonly records: number;
  readonly record: (random: Random, world: World, i: number) => string;
  readonly wrap: (records: readonly string[]) => string;
  readonly key: (name: string) => string;
}

const lines = (records: readonly string[]): string => `${records.join('\n')}\n`;
const key = (folder: string, rest: string): string =>
  `AWSLogs/${ACCOUNT}/${folder}/eu-central-1/2025/06/12/${ACCOUNT}_${rest}_demo`;

const GENERATORS: { readonly [logType: string]: Generator } = {
  cloudtrail: {
    every: 41,
    records: 2400,
    record: cloudtrailRecord,
    wrap: (records) => `{"Records":[${records.join(',')}]}`,
    key: (time) => `${key('CloudTrail', `CloudTrail_eu-central-1_${time}`)}.json.gz`,
  },
  vpcflowlogs: {
    every: 20,
    records: 12_000,
    record: vpcFlowLine,
    wrap: (records) => VPC_FLOW_HEADER + lines(records),
    key: (time) => `${key('vpcflowlogs', `vpcflowlogs_eu-central-1_fl-00aa11bb22cc33dd4_${time}`)}.log.gz`,
  },
  alb: {
    every: 9,
    records: 4800,
    record: albLine,
    wrap: lines,
    key: (time) => `${key('elasticloadbalancing', `elasticloadbalancing_eu-central-1_app.front.0c1d2e3f4a5b6c7d_${time}_198.51.100.7`)}.log.gz`,
  },
  waf: {
    every: 13,
    records: 2400,
    record: wafLine,
    wrap: lines,
    key: (time) => `${key('WAFLogs', `waflogs_eu-central-1_front_${time}`)}.log.gz`,
  },
};

/** A few megabytes of log types that come in volume: the same in every run. */
export function generatedObjects(): DemoObject[] {
  return Object.entries(GENERATORS).flatMap(([logType, generator]) => {
    const random = new Random(`demo-${logType}`);
    const world = { ...makeWorld(random), clients: clients(random), accounts: [ACCOUNT] };
    return Array.from({ length: OBJECTS_A_TYPE }, (_, n) => {
      const from = FROM + n * OBJECT_MS;
      const time = new Date(from).toISOString().slice(0, 16).replace(/[-:]/g, '') + 'Z';
      return { logType, key: generator.key(time), body: gzipSync(generator.wrap(recordsFrom(from, generator, random, world))) };
    });
  });
}

/** The records of the object that begins at a time. */
function recordsFrom(from: number, { every, records, record }: Generator, random: Random, world: World): string[] {
  const times = Array.from({ length: Math.round(records / OBJECTS_A_TYPE * traffic(from)) }, () => from + random.fraction() * OBJECT_MS);
  return times.sort((a, b) => a - b).map((time) => record(random, world, Math.round((time - START) / every)));
}

/** Share of the mean traffic: it rises and falls once. */
function traffic(time: number): number {
  return 1 + 0.5 * Math.sin((time - FROM) / (OBJECTS_A_TYPE * OBJECT_MS) * Math.PI * 2);
}

function clients(random: Random): string[] {
  return Array.from({ length: 600 }, () => `${random.pick(CLIENT_NETWORKS)}.${random.int(1, 255)}`);
}
