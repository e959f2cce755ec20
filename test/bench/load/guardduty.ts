import type { Random } from './random';
import { START, World } from './world';

const REGIONS = ['eu-central-1', 'eu-central-1', 'us-east-1'];
const CITIES = [['Netherlands', 'Amsterdam', 52.37, 4.89], ['Brazil', 'Recife', -8.05, -34.88], ['Kenya', 'Nairobi', -1.29, 36.82]] as const;

/** What a finding says about what happened: its type, and where that stands. */
interface Observation {
  readonly type: string;
  readonly severity: number;
  readonly title: string;
  readonly resource: object;
  readonly action: object;
}

/** A finding as GuardDuty exports it to a bucket. https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-format.html */
export function guardDutyFinding(random: Random, world: World, i: number): string {
  const account = random.pick(world.accounts);
  const region = random.pick(REGIONS);
  const detector = 'd0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5';
  const id = random.hex(32);
  const at = (minutes: number) => new Date(START + i * 2900 + minutes * 60_000).toISOString();
  const { type, severity, title, resource, action } = observe(random, world);
  return JSON.stringify({
    schemaVersion: '2.0',
    accountId: account,
    region,
    partition: 'aws',
    id,
    arn: `arn:aws:guardduty:${region}:${account}:detector/${detector}/finding/${id}`,
    type,
    resource,
    service: {
      serviceName: 'guardduty',
      detectorId: detector,
      action,
      resourceRole: 'TARGET',
      additionalInfo: { value: '{}', type: 'default' },
      evidence: random.chance(0.3) ? { threatIntelligenceDetails: [{ threatListName: 'ProofPoint', threatNames: [] }] } : null,
      eventFirstSeen: at(-30),
      eventLastSeen: at(-5),
      archived: false,
      count: 1 + random.exponential(8),
    },
    severity,
    createdAt: at(-29),
    updatedAt: at(0),
    title,
    description: `${title} The activity was not seen before from this account, and may be a sign of an intrusion.`,
  });
}

function observe(random: Random, world: World): Observation {
  const remote = { ipAddressV4: random.pick(world.clients), ...place(random) };
  const local = random.pick(world.hosts);
  const instance = `i-0${random.hex(16)}`;
  const onInstance = { resourceType: 'Instance', instanceDetails: instanceDetails(random, instance, local) };
  const port = (number: number, portName: string) => ({ port: number, portName });
  switch (random.int(0, 4)) {
    case 0: return {
      type: 'UnauthorizedAccess:EC2/SSHBruteForce',
      severity: 2,
      title: `${remote.ipAddressV4} is performing SSH brute force attacks against ${instance}.`,
      resource: onInstance,
      action: {
        actionType: 'NETWORK_CONNECTION',
        networkConnectionAction: {
          connectionDirection: 'INBOUND',
          localIpDetails: { ipAddressV4: local },
          remoteIpDetails: remote,
          remotePortDetails: port(random.int(1024, 65_536), 'Unknown'),
          localPortDetails: port(22, 'SSH'),
          protocol: 'TCP',
          blocked: false,
          localNetworkInterface: 'eni-0a1b2c3d4e5f60718',
        },
      },
    };
    case 1: return {
      type: 'Recon:EC2/PortProbeUnprotectedPort',
      severity: 2,
      title: `An unprotected port of ${instance} is being probed.`,
      resource: onInstance,
      action: {
        actionType: 'PORT_PROBE',
        portProbeAction: {
          blocked: false,
          portProbeDetails: Array.from({ length: random.int(1, 4) }, () => ({
            localPortDetails: port(random.pick([22, 3389, 9200]), 'Unknown'), remoteIpDetails: remote, localIpDetails: { ipAddressV4: local },
          })),
        },
      },
    };
    case 2: return {
      type: 'Backdoor:EC2/C&CActivity.B!DNS',
      severity: 8,
      title: `${instance} asks for the name of a command and control server.`,
      resource: onInstance,
      action: { actionType: 'DNS_REQUEST', dnsRequestAction: { domain: `${random.hex(8)}.example.net`, protocol: 'UDP', blocked: false } },
    };
    default: return {
      type: 'UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom',
      severity: 5,
      title: `An API of AWS was called from ${remote.ipAddressV4}, which is on a list of threats.`,
      resource: {
        resourceType: 'AccessKey',
        accessKeyDetails: {
          accessKeyId: `AKIA${random.id(16)}`, principalId: `AIDA${random.id(17)}`, userType: 'IAMUser', userName: `person${random.int(1, 45)}`,
        },
      },
      action: {
        actionType: 'AWS_API_CALL',
        awsApiCallAction: {
          api: random.pick(['ListBuckets', 'DescribeInstances', 'GetCallerIdentity']),
          serviceName: random.pick(['s3.amazonaws.com', 'ec2.amazonaws.com', 'sts.amazonaws.com']),
          callerType: 'Remote IP',
          remoteIpDetails: remote,
          affectedResources: {},
        },
      },
    };
  }
}

function place(random: Random): object {
  const [countryName, cityName, lat, lon] = random.pick(CITIES);
  return {
    organization: { asn: String(random.int(64_496, 64_512)), asnOrg: 'Example Hosting', isp: 'Example Hosting', org: 'Example Hosting' },
    country: { countryName },
    city: { cityName },
    geoLocation: { lat, lon },
  };
}

function instanceDetails(random: Random, instanceId: string, privateIpAddress: string): object {
  const privateDnsName = `ip-${privateIpAddress.replaceAll('.', '-')}.eu-central-1.compute.internal`;
  return {
    instanceId,
    instanceType: random.pick(['t3.micro', 'm7g.large', 'c7i.xlarge']),
    launchTime: '2025-02-14T07:21:09.000Z',
    platform: null,
    productCodes: [],
    iamInstanceProfile: { arn: 'arn:aws:iam::123456789012:instance-profile/web', id: `AIPA${random.id(17)}` },
    networkInterfaces: [{
      ipv6Addresses: [],
      networkInterfaceId: `eni-0${random.hex(16)}`,
      privateDnsName,
      privateIpAddress,
      privateIpAddresses: [{ privateDnsName, privateIpAddress }],
      subnetId: 'subnet-0a1b2c3d4e5f60718',
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      securityGroups: [{ groupName: 'web', groupId: 'sg-0a1b2c3d4e5f60718' }],
      publicDnsName: '',
      publicIp: `198.51.100.${random.int(1, 255)}`,
    }],
    outpostArn: null,
    tags: [{ key: 'Name', value: `web-${random.int(1, 60)}` }, { key: 'team', value: 'shop' }],
    instanceState: 'running',
    availabilityZone: 'eu-central-1a',
    imageId: `ami-0${random.hex(16)}`,
    imageDescription: 'image of the web servers',
  };
}
