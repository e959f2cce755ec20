import type { Row } from './parquet';
import { integer, list, long, map, schemaOf, string, struct, timestamp } from './parquet-schema';
import type { Random } from './random';
import { START, World } from './world';

const endpoint = (name: string) => struct(
  name, integer('port'), string('svc_name'), string('ip'), list('intermediate_ips', string('element')),
  string('interface_uid'), string('vpc_uid'), string('instance_uid'), string('subnet_uid'),
);

/**
 * Columns of Security Lake's VPC flow logs, OCSF 1.1: class Network Activity.
 * https://docs.aws.amazon.com/security-lake/latest/userguide/vpc-flow-logs.html
 */
export const FLOW_SCHEMA = schemaOf(
  struct(
    'metadata',
    struct('product', string('version'), string('name'), string('vendor_name'), struct('feature', string('name'))),
    list('profiles', string('element')),
    string('version'),
  ),
  struct('cloud', struct('account', string('uid')), string('region'), string('zone'), string('provider')),
  endpoint('src_endpoint'),
  endpoint('dst_endpoint'),
  struct(
    'connection_info',
    integer('protocol_num'), string('protocol_ver'), integer('protocol_ver_id'), integer('tcp_flags'),
    integer('boundary_id'), string('boundary'), integer('direction_id'), string('direction'),
  ),
  struct('traffic', long('packets'), long('bytes')),
  long('time'),
  timestamp('time_dt'),
  timestamp('start_time_dt'),
  timestamp('end_time_dt'),
  string('status_code'),
  integer('severity_id'),
  string('severity'),
  string('class_name'),
  integer('class_uid'),
  string('category_name'),
  integer('category_uid'),
  string('activity_name'),
  integer('activity_id'),
  string('action'),
  integer('action_id'),
  string('disposition'),
  integer('type_uid'),
  string('type_name'),
  map('unmapped'),
  list('observables', struct('element', string('name'), string('value'), string('type'), integer('type_id'))),
);

const SERVICES = [443, 443, 443, 80, 22, 53, 5432, 3389, 6379, 9200];

/** A flow of a VPC as Security Lake writes it. */
export function flowRow(random: Random, world: World, i: number): Row {
  const end = START + Math.floor(i / 50) * 1000;
  const inbound = random.chance(0.5);
  const accepted = random.chance(0.86);
  const peer = { port: random.int(1024, 65_536), ip: random.pick(world.clients) };
  const own = {
    port: random.pick(SERVICES),
    ip: random.pick(world.hosts),
    interface_uid: `eni-0${(0x1a2b3c000000000 + random.int(0, 350) * 7919).toString(16).padStart(16, '0')}`,
    vpc_uid: 'vpc-0a1b2c3d4e5f60718',
    instance_uid: `i-0${(0x5f6e7d000000000 + random.int(0, 350) * 104729).toString(16).padStart(16, '0')}`,
    subnet_uid: `subnet-0a1b2c3d4e5f6071${random.int(0, 4)}`,
  };
  const [source, destination] = inbound ? [peer, own] : [own, peer];
  const packets = 1 + random.exponential(22);
  return {
    metadata: {
      product: { version: '5', name: 'Amazon VPC', vendor_name: 'AWS', feature: { name: 'Flowlogs' } },
      profiles: ['cloud', 'security_control', 'datetime'],
      version: '1.1.0',
    },
    cloud: { account: { uid: world.accounts[0] }, region: 'eu-central-1', zone: `euc1-az${random.int(1, 4)}`, provider: 'AWS' },
    src_endpoint: source,
    dst_endpoint: destination,
    connection_info: {
      protocol_num: 6,
      protocol_ver: 'IPv4',
      protocol_ver_id: 4,
      tcp_flags: random.pick([2, 3, 19]),
      boundary_id: 99,
      boundary: '-',
      direction_id: inbound ? 1 : 2,
      direction: inbound ? 'Inbound' : 'Outbound',
    },
    traffic: { packets: BigInt(packets), bytes: BigInt(packets * random.int(40, 1460)) },
    time: BigInt(end - 60_000),
    time_dt: new Date(end - 60_000),
    start_time_dt: new Date(end - 60_000),
    end_time_dt: new Date(end),
    status_code: 'OK',
    severity_id: 1,
    severity: 'Informational',
    class_name: 'Network Activity',
    class_uid: 4001,
    category_name: 'Network Activity',
    category_uid: 4,
    activity_name: accepted ? 'Traffic' : 'Refuse',
    activity_id: accepted ? 6 : 5,
    action: accepted ? 'Allowed' : 'Denied',
    action_id: accepted ? 1 : 2,
    disposition: accepted ? 'Allowed' : 'Blocked',
    type_uid: accepted ? 400106 : 400105,
    type_name: accepted ? 'Network Activity: Traffic' : 'Network Activity: Refuse',
    unmapped: { sublocation_type: '-', sublocation_id: '-', traffic_path: inbound ? '-' : '8' },
    observables: [
      { name: 'src_endpoint.ip', value: source.ip, type: 'IP Address', type_id: 2 },
      { name: 'dst_endpoint.ip', value: destination.ip, type: 'IP Address', type_id: 2 },
    ],
  };
}
