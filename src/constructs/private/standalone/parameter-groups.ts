import { CfnParameterProps } from 'aws-cdk-lib';
import { StandaloneRequest } from '../../../contract/standalone-template';

/** Parameters that the console shows together. */
export interface ParameterGroup {
  readonly label: string;
  readonly parameters: { readonly [name: string]: CfnParameterProps };
}

/** Nothing, or what the pattern says. */
const orNothing = (pattern: string) => ({ default: '', allowedPattern: `^(${pattern}|)$` });

const ROLE = 'arn:aws[a-z-]*:iam::[0-9]{12}:role/[0-9a-zA-Z+=,.@_/-]+';
const QUEUE = 'arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[0-9a-zA-Z_-]+';
const FLAG = { default: 'false', allowedValues: ['true', 'false'] };

/** Names are those of the reference's where they mean the same. */
export function parameterGroups(request: StandaloneRequest): ParameterGroup[] {
  const { serverless, vpc } = request;
  return [
    { label: 'People', parameters: PEOPLE },
    ...(serverless ? [] : [{ label: 'OpenSearch domain', parameters: DOMAIN }]),
    ...(vpc ? [{ label: 'Network', parameters: { ...NETWORK, ...(serverless ? COLLECTION_IN_NETWORK : {}) } }] : []),
    { label: 'Enrichment', parameters: ENRICHMENT },
    { label: 'Loading', parameters: { MaxConcurrency: MAX_CONCURRENCY } },
    { label: 'AWS Organizations', parameters: ORGANIZATION },
    { label: 'AWS Control Tower', parameters: CONTROL_TOWER },
    { label: 'Amazon Security Lake', parameters: SECURITY_LAKE },
  ];
}

const PEOPLE = {
  SnsEmail: { ...orNothing('[^@ ]+@[^@ ]+'), description: 'Address that alerts are mailed to; its owner has to confirm it' },
  AccessRoleArn: { ...orNothing(ROLE), description: 'ARN of a role of this account that may send requests to OpenSearch, for people or a proxy in front of Dashboards' },
};

const ZONES = { default: '3', allowedValues: ['1', '2', '3'] };

const SIZES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge'];

/** Those that take volumes, of all partitions: not every region has the newest. */
const INSTANCE_TYPES = ['t3.medium.search', ...['m6g', 'm7g', 'r6g', 'r7g'].flatMap((family) => SIZES.map((size) => `${family}.${size}.search`))];

const DOMAIN = {
  AvailabilityZones: { ...ZONES, description: 'Zones that the data nodes are spread over; one has no copy of the data when it fails' },
  DataNodeInstanceType: {
    default: 't3.medium.search',
    allowedValues: INSTANCE_TYPES,
    description: 'Instance type of the data nodes; t3.medium.search is for trying',
  },
  DataNodes: { type: 'Number', default: 3, minValue: 1, maxValue: 30, description: 'Data nodes, a multiple of AvailabilityZones' },
  VolumeSize: {
    type: 'Number', default: 100, minValue: 10, maxValue: 24576, description: 'GiB of the volume of each data node; t3.medium.search takes 200 at most',
  },
};

const NETWORK = {
  VpcId: { type: 'AWS::EC2::VPC::Id', description: 'Network of the functions and of OpenSearch, with a way to S3, SQS, SSM and STS' },
  SubnetIds: { type: 'List<AWS::EC2::Subnet::Id>', description: 'As many private subnets of it as AvailabilityZones says, each in another zone' },
};

const COLLECTION_IN_NETWORK = {
  AvailabilityZones: { ...ZONES, description: 'How many subnets are given' },
  VpcEndpointId: { ...orNothing('vpce-[0-9a-z]+'), description: 'Endpoint of OpenSearch Serverless that the network already has; a new one is made without' },
};

const ENRICHMENT = {
  GeoLite2LicenseKey: {
    ...orNothing('[0-9a-zA-Z_]{16,64}'), noEcho: true, description: 'License key of MaxMind for places of IP addresses; it is kept in Secrets Manager',
  },
  GeoLite2AccountId: { ...orNothing('[0-9]{1,16}'), description: 'Number of the account of MaxMind that the key belongs to' },
  TrustedProxyIpList: {
    default: '127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16',
    allowedPattern: '^[0-9a-fA-F./:, ]*$',
    maxLength: 2500,
    description: 'Proxies whose X-Forwarded-For is believed: addresses and networks. Those of CloudFront, Global Accelerator and Cloudflare come by themselves',
  },
  EnableTor: { ...FLAG, description: 'Compare logs with exit nodes of Tor' },
  EnableAbuseCh: { ...FLAG, description: 'Compare logs with servers of botnets that Feodo Tracker of abuse.ch lists' },
  OtxApiKey: { ...orNothing('[0-9a-fx]{64}'), noEcho: true, description: 'API key of AlienVault OTX, to compare logs with its pulses; it is kept in Secrets Manager' },
  IocDownloadInterval: {
    type: 'Number', default: 720, minValue: 60, maxValue: 10080, description: 'Minutes between downloads of indicators of compromise',
  },
};

const MAX_CONCURRENCY = {
  type: 'Number', default: 10, minValue: 2, maxValue: 1000, description: 'How many loaders each queue may start at once; nothing is taken from the account for it',
};

const ORGANIZATION = {
  OrganizationId: { ...orNothing('o-[a-z0-9]{10,32}'), description: 'Id of the organization whose accounts may deliver logs; documents get the names of its accounts' },
  OrganizationRoleArn: {
    ...orNothing(ROLE), description: 'ARN of a role of the management account that may list accounts and trusts the loader; without, the loader asks itself',
  },
};

const CONTROL_TOWER = {
  ControlTowerLogBucketNameList: {
    default: '', allowedPattern: '^[-0-9a-z.\\s,]*$', description: 'Names of the log buckets of the Log Archive account, separated by commas or blanks',
  },
  ControlTowerSqsForLogBuckets: { ...orNothing(QUEUE), description: 'ARN of the queue that these buckets announce new objects on' },
  ControlTowerRoleArnForEsLoader: { ...orNothing(ROLE), description: 'ARN of the role that the loader reads these buckets with' },
};

const SECURITY_LAKE = {
  SecurityLakeSubscriberSqs: { ...orNothing(QUEUE), description: 'ARN of the queue of the subscriber' },
  SecurityLakeRoleArn: { ...orNothing(ROLE), description: 'ARN of the role of the subscriber' },
  SecurityLakeExternalId: { ...orNothing('[0-9a-zA-Z+=,.@:/_-]{2,1224}'), description: 'External id of the subscriber' },
};
