import { Duration, Fn, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ParameterSecret } from './parameter-secret';
import { Parameters } from './parameters';
import { Switch } from './switches';
import { StandaloneRequest } from '../../../contract/standalone-template';
import { GeoIp } from '../../geo-ip';
import { IocSource } from '../../ioc-feed';
import { SiemDomain } from '../../siem-domain';
import { SiemOnOpenSearchProps } from '../../siem-on-opensearch-props';

/** Props of the SIEM, from parameters and what is switched on. */
export function siemProps(scope: Construct, parameters: Parameters, request: StandaloneRequest, on: ReadonlySet<Switch>): SiemOnOpenSearchProps {
  const text = (name: string) => parameters.text(name);
  const zones = on.has(Switch.ONE_ZONE) ? 1 : on.has(Switch.TWO_ZONES) ? 2 : 3;
  const secret = (id: string, name: string, what: string) => new ParameterSecret(scope, id, parameters.get(name), what).secret;
  const roles = on.has(Switch.ACCESS_ROLE) ? [iam.Role.fromRoleArn(scope, 'AccessRole', text('AccessRoleArn'), { mutable: false })] : [];
  return {
    namePrefix: request.namePrefix,
    vpc: request.vpc ? network(scope, parameters, zones) : undefined,
    domain: request.serverless
      ? SiemDomain.serverless({ dataAccessPrincipals: roles, vpcEndpointId: on.has(Switch.VPC_ENDPOINT) ? text('VpcEndpointId') : undefined })
      : SiemDomain.managed({
        availabilityZones: zones,
        dataNodes: parameters.number('DataNodes'),
        dataNodeInstanceType: text('DataNodeInstanceType'),
        volumeSize: Size.gibibytes(parameters.number('VolumeSize')),
        accessRoles: roles,
      }),
    loader: { maxConcurrency: parameters.number('MaxConcurrency') },
    alerts: on.has(Switch.EMAIL) ? { email: text('SnsEmail') } : undefined,
    trustedProxies: [text('TrustedProxyIpList')],
    geoIp: on.has(Switch.GEO_IP)
      ? GeoIp.maxMind({ licenseKey: secret('GeoLite2License', 'GeoLite2LicenseKey', 'License key of MaxMind'), accountId: text('GeoLite2AccountId') })
      : undefined,
    iocSchedule: Duration.minutes(parameters.number('IocDownloadInterval')),
    iocFeeds: [
      ...(on.has(Switch.TOR) ? [IocSource.tor()] : []),
      ...(on.has(Switch.ABUSE_CH) ? [IocSource.feodoTracker()] : []),
      ...(on.has(Switch.OTX) ? [IocSource.alienVaultOtx({ apiKey: secret('OtxKey', 'OtxApiKey', 'API key of AlienVault OTX') })] : []),
    ],
    organization: on.has(Switch.ORGANIZATION) ? {
      organizationId: text('OrganizationId'),
      managementRoleArn: on.has(Switch.ORGANIZATION_ROLE) ? text('OrganizationRoleArn') : undefined,
    } : undefined,
    controlTower: on.has(Switch.CONTROL_TOWER) ? {
      logBuckets: [text('ControlTowerLogBucketNameList')],
      roleArn: text('ControlTowerRoleArnForEsLoader'),
      queueArns: [text('ControlTowerSqsForLogBuckets')],
    } : undefined,
    securityLake: on.has(Switch.SECURITY_LAKE) ? {
      roleArn: text('SecurityLakeRoleArn'), externalId: text('SecurityLakeExternalId'), queueArn: text('SecurityLakeSubscriberSqs'),
    } : undefined,
  };
}

/** The network that exists; its zones have names here only. */
function network(scope: Construct, parameters: Parameters, zones: number): ec2.IVpc {
  const numbers = Array.from({ length: zones }, (_, i) => i);
  return ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: parameters.text('VpcId'),
    availabilityZones: numbers.map((i) => `zone-${i + 1}`),
    privateSubnetIds: numbers.map((i) => Fn.select(i, parameters.list('SubnetIds'))),
  });
}
