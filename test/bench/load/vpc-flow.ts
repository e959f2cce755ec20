import { Random } from './random';
import { START, World } from './world';

export const VPC_FLOW_HEADER = 'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n';

const SERVICES = [443, 443, 443, 80, 22, 53, 5432, 3389, 6379, 9200];
const PROTOCOLS = [6, 6, 6, 6, 6, 17, 17, 1];

/** A line of a VPC flow log, version 2. https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
export function vpcFlowLine(random: Random, world: World, i: number): string {
  const start = START / 1000 + Math.floor(i / 50);
  const head = `2 ${world.accounts[0]} eni-0${(0x1a2b3c000000000 + random.int(0, 350) * 7919).toString(16).padStart(16, '0')}`;
  const tail = `${start} ${start + 60}`;
  if (random.chance(0.006)) {
    return `${head} - - - - - - - ${tail} - ${random.pick(['NODATA', 'NODATA', 'SKIPDATA'])}`;
  }
  const host = random.pick(world.hosts);
  const peer = random.pick(random.chance(0.6) ? world.clients : world.hosts);
  const protocol = random.pick(PROTOCOLS);
  const service = protocol === 1 ? 0 : random.pick(SERVICES);
  const port = protocol === 1 ? 0 : random.int(1024, 65_536);
  const packets = 1 + random.exponential(22);
  const addresses = random.chance(0.5) ? `${peer} ${host} ${port} ${service}` : `${host} ${peer} ${service} ${port}`;
  return `${head} ${addresses} ${protocol} ${packets} ${packets * random.int(40, 1460)} ${tail} ${random.chance(0.86) ? 'ACCEPT' : 'REJECT'} OK`;
}
