import { createWriteStream, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { LoadObject } from './manifest';
import { Random } from './random';
import { VPC_FLOW_HEADER, vpcFlowLine } from './vpc-flow';
import { makeWorld } from './world';

const LINES_AT_ONCE = 5000;

/** Writes one VPC flow log of any size, as a stream. */
export async function generateLargeObject(file: string, megabytes: number): Promise<LoadObject> {
  const random = new Random('large');
  const world = makeWorld(random);
  let records = 0;
  let bytes = 0;

  function* text(): Generator<string> {
    for (let part = VPC_FLOW_HEADER; bytes < megabytes * 1e6;) {
      for (let i = 0; i < LINES_AT_ONCE; i++) {
        part += vpcFlowLine(random, world, records++) + '\n';
      }
      bytes += part.length;
      yield part;
      part = '';
    }
  }

  mkdirSync(dirname(file), { recursive: true });
  await pipeline(Readable.from(text()), createGzip({ level: 1 }), createWriteStream(`${file}.part`));
  renameSync(`${file}.part`, file);
  const account = world.accounts[0];
  const key = `AWSLogs/${account}/vpcflowlogs/eu-central-1/2025/03/03/${account}_vpcflowlogs_eu-central-1_fl-0large_20250303T0000Z_bench.log.gz`;
  return { file, key, records, bytes };
}
