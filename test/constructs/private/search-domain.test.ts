import { Size } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { ManagedDomainOptions, SiemDomain } from '../../../src';
import { siemTemplate, vpcOf } from '../../support/synth/siem-template';

const DOMAIN = 'AWS::OpenSearchService::Domain';

const managed = (options: ManagedDomainOptions) => ({ domain: SiemDomain.managed(options) });

describe('a managed domain', () => {
  const template = siemTemplate();

  test('is encrypted at rest, between its nodes and on the way to it', () => {
    template.hasResourceProperties(DOMAIN, {
      EncryptionAtRestOptions: { Enabled: true, KmsKeyId: Match.anyValue() },
      NodeToNodeEncryptionOptions: { Enabled: true },
      DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    });
  });

  test('decides by role, with a role as its master and no password', () => {
    template.hasResourceProperties(DOMAIN, {
      AdvancedSecurityOptions: {
        Enabled: true,
        InternalUserDatabaseEnabled: false,
        MasterUserOptions: { MasterUserARN: Match.anyValue(), MasterUserPassword: Match.absent() },
      },
    });
  });

  test('names the roles whose requests it hears: its master and the loader, which may send what its own policy says', () => {
    const domain = Object.values(template.findResources(DOMAIN))[0].Properties;
    const statements = domain.AccessPolicies.Statement as Array<{ Principal: { AWS: unknown }; Action: string; Resource: unknown }>;
    const ofLoader = { 'Fn::GetAtt': [expect.stringMatching(/^SiemLoader.*Role/), 'Arn'] };

    expect(statements.map(({ Principal, Action }) => [Principal.AWS, Action]).slice(0, 4)).toEqual([
      [domain.AdvancedSecurityOptions.MasterUserOptions.MasterUserARN, 'es:ESHttp*'],
      [ofLoader, 'es:ESHttpPost'],
      [ofLoader, 'es:ESHttpGet'],
      [ofLoader, 'es:ESHttpPut'],
    ]);
    expect(JSON.stringify(statements[3].Resource)).toMatch(/:domain\/aes-siem\/log-\*"/);
    expect(statements.slice(1).filter(({ Principal, Action }) => Principal.AWS === '*' || Action === 'es:ESHttp*')).toEqual([]);
  });

  test('writes its audit, slow and application logs, and is made after it may', () => {
    const [policy] = Object.keys(template.findResources('AWS::Logs::ResourcePolicy'));
    const log = { Enabled: true, CloudWatchLogsLogGroupArn: Match.anyValue() };

    template.hasResource(DOMAIN, {
      DependsOn: Match.arrayWith([policy]),
      Properties: { LogPublishingOptions: { AUDIT_LOGS: log, INDEX_SLOW_LOGS: log, SEARCH_SLOW_LOGS: log, ES_APPLICATION_LOGS: log } },
    });
  });

  test('spreads three nodes with gp3 volumes over three zones', () => {
    template.hasResourceProperties(DOMAIN, {
      ClusterConfig: {
        InstanceCount: 3, InstanceType: 't3.medium.search', ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      },
      EBSOptions: { VolumeType: 'gp3', VolumeSize: 100 },
    });
  });

  test('synthesizes under the flags of a new app, where its default instances could not', () => {
    expect(() => siemTemplate((stack) => {
      stack.node.setContext('@aws-cdk/aws-opensearchservice:enableOpensearchMultiAzWithStandby', true);
      return {};
    })).not.toThrow();
  });
});

test('sizes and engine are taken as they are given', () => {
  siemTemplate(managed({
    version: opensearch.EngineVersion.OPENSEARCH_2_19,
    dataNodes: 4,
    dataNodeInstanceType: 'r7g.large.search',
    availabilityZones: 2,
    masterNodes: 3,
    volumeSize: Size.tebibytes(1),
  })).hasResourceProperties(DOMAIN, {
    EngineVersion: 'OpenSearch_2.19',
    ClusterConfig: {
      InstanceCount: 4, InstanceType: 'r7g.large.search', DedicatedMasterCount: 3, ZoneAwarenessConfig: { AvailabilityZoneCount: 2 },
    },
    EBSOptions: { VolumeSize: 1024 },
  });
});

test('standby, tiers and volumes are what was asked for', () => {
  siemTemplate(managed({
    multiAzWithStandby: true, warmNodes: 3, warmInstanceType: 'ultrawarm1.large.search', coldStorage: true, volumeIops: 6000, volumeThroughput: 500,
  })).hasResourceProperties(DOMAIN, {
    ClusterConfig: {
      MultiAZWithStandbyEnabled: true,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
      DedicatedMasterEnabled: true,
      DedicatedMasterCount: 3,
      WarmEnabled: true,
      WarmCount: 3,
      WarmType: 'ultrawarm1.large.search',
      ColdStorageOptions: { Enabled: true },
    },
    EBSOptions: { VolumeType: 'gp3', Iops: 6000, Throughput: 500 },
  });
});

test('instances with disks of their own get no volumes', () => {
  siemTemplate(managed({ dataNodeInstanceType: 'r7gd.large.search' })).hasResourceProperties(DOMAIN, { EBSOptions: { EBSEnabled: false } });
});

describe('in a VPC', () => {
  test('the functions and who is named reach it, by HTTPS', () => {
    siemTemplate((stack) => ({ vpc: vpcOf(stack, 3), ...managed({ allowFrom: [ec2.Peer.ipv4('192.0.2.0/24')] }) }))
      .hasResourceProperties('AWS::EC2::SecurityGroup', {
        GroupDescription: Match.stringLikeRegexp('OpenSearch domain'),
        SecurityGroupIngress: [Match.objectLike({ CidrIp: '192.0.2.0/24', FromPort: 443, ToPort: 443 })],
      });
  });

  test('the service-linked role is made before it, and kept, when it is asked for', () => {
    const template = siemTemplate((stack) => ({ vpc: vpcOf(stack, 3), ...managed({ createServiceLinkedRole: true }) }));
    const [role] = Object.keys(template.findResources('AWS::IAM::ServiceLinkedRole', { DeletionPolicy: 'Retain' }));

    template.hasResource(DOMAIN, { DependsOn: Match.arrayWith([role]) });
  });
});

test('a master role that is given is the only one', () => {
  const arn = 'arn:aws:iam::111122223333:role/search-admin';
  const template = siemTemplate((stack) => managed({ masterRole: iam.Role.fromRoleArn(stack, 'Admin', arn) }));

  template.hasResourceProperties(DOMAIN, { AdvancedSecurityOptions: { MasterUserOptions: { MasterUserARN: arn } } });
  template.resourcePropertiesCountIs('AWS::IAM::Role', { Description: Match.stringLikeRegexp('Master user') }, 0);
});

test.each([[1, false], [2, true], [3, true]])('in a VPC with subnets in %i zone(s) it takes one subnet in each', (zones, zoneAware) => {
  siemTemplate((stack) => ({ vpc: vpcOf(stack, zones) })).hasResourceProperties(DOMAIN, {
    ClusterConfig: { InstanceCount: zones, ZoneAwarenessEnabled: zoneAware },
    VPCOptions: { SubnetIds: Array.from({ length: zones }, (_, index) => `subnet-${index + 1}`) },
  });
});

test('an existing domain is used and none is made', () => {
  const template = siemTemplate((stack) => ({
    domain: SiemDomain.fromDomain(opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
      domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine',
      domainEndpoint: 'search-mine.eu-central-1.es.amazonaws.com',
    })),
  }));

  template.resourceCountIs(DOMAIN, 0);
  template.hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { ENDPOINT: 'search-mine.eu-central-1.es.amazonaws.com' } },
  });
});

test.each(['search', 'vpc'])('a domain whose name CDK reads wrongly from its endpoint, %s-…, is refused', (start) => {
  expect(() => siemTemplate((stack) => ({
    domain: SiemDomain.fromDomain(opensearch.Domain.fromDomainEndpoint(stack, 'Mine', `https://${start}-mine-abc123.eu-central-1.es.amazonaws.com`)),
  }))).toThrow(/^domain: the domain's name was read .* '(search|vpc)-mine', which begins too early; import it with Domain.fromDomainAttributes/);
});

const REFUSED: Array<[ManagedDomainOptions, RegExp]> = [
  [{ dataNodes: 4 }, /^dataNodes: 4 can't be spread evenly over 3 availability zones; give a multiple of 3/],
  [{ availabilityZones: 4 }, /^availabilityZones: 4 is out of range; give a whole number from 1 to 3/],
  [{ masterNodes: 2 }, /^masterNodes: .*; give 0, 3 or 5/],
  [{ volumeSize: Size.gibibytes(5) }, /^volumeSize: 5 GiB is out of range/],
  [{ allowFrom: [ec2.Peer.ipv4('192.0.2.0/24')] }, /^allowFrom: the domain is in no network; give `vpc`/],
];

test.each(REFUSED)('%j is refused with what to do', (options, message) => {
  expect(() => siemTemplate(managed(options))).toThrow(message);
});

test('more zones than the subnets lie in are refused', () => {
  expect(() => siemTemplate((stack) => ({ vpc: vpcOf(stack, 2), ...managed({ availabilityZones: 3 }) })))
    .toThrow(/^availabilityZones: the chosen subnets of `vpc` lie in 2 zone\(s\), not 3; lower it/);
});
