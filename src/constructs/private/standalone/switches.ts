import { Value } from './intrinsics';
import { StandaloneRequest } from '../../../contract/standalone-template';

/** Parts of a SIEM that parameters turn on. */
export enum Switch {
  EMAIL = 'HasSnsEmail',
  ACCESS_ROLE = 'HasAccessRole',
  ONE_ZONE = 'HasOneZone',
  TWO_ZONES = 'HasTwoZones',
  GEO_IP = 'HasGeoLite2LicenseKey',
  TOR = 'HasTor',
  ABUSE_CH = 'HasAbuseCh',
  OTX = 'HasOtxApiKey',
  ORGANIZATION = 'HasOrganization',
  ORGANIZATION_ROLE = 'HasOrganizationRole',
  CONTROL_TOWER = 'HasControlTower',
  SECURITY_LAKE = 'HasSecurityLake',
  VPC_ENDPOINT = 'HasVpcEndpoint',
}

const isGiven = (parameter: string): Value => ({ 'Fn::Not': [{ 'Fn::Equals': [{ Ref: parameter }, ''] }] });
const areGiven = (...parameters: string[]): Value => ({ 'Fn::And': parameters.map(isGiven) });
const is = (parameter: string, value: string): Value => ({ 'Fn::Equals': [{ Ref: parameter }, value] });

/** When each is on, in terms of the parameters. */
export const CONDITIONS: { [name in Switch]: Value } = {
  [Switch.EMAIL]: isGiven('SnsEmail'),
  [Switch.ACCESS_ROLE]: isGiven('AccessRoleArn'),
  [Switch.ONE_ZONE]: is('AvailabilityZones', '1'),
  [Switch.TWO_ZONES]: is('AvailabilityZones', '2'),
  [Switch.GEO_IP]: isGiven('GeoLite2LicenseKey'),
  [Switch.TOR]: is('EnableTor', 'true'),
  [Switch.ABUSE_CH]: is('EnableAbuseCh', 'true'),
  [Switch.OTX]: isGiven('OtxApiKey'),
  [Switch.ORGANIZATION]: isGiven('OrganizationId'),
  [Switch.ORGANIZATION_ROLE]: isGiven('OrganizationRoleArn'),
  [Switch.CONTROL_TOWER]: areGiven('ControlTowerLogBucketNameList', 'ControlTowerSqsForLogBuckets', 'ControlTowerRoleArnForEsLoader'),
  [Switch.SECURITY_LAKE]: areGiven('SecurityLakeSubscriberSqs', 'SecurityLakeRoleArn', 'SecurityLakeExternalId'),
  [Switch.VPC_ENDPOINT]: isGiven('VpcEndpointId'),
};

/** Switches in groups: those of one group change the same places, so all their combinations are looked at; groups have nothing to do with each other. */
export function switchGroups({ serverless, vpc }: StandaloneRequest): Switch[][] {
  const groups = [
    [Switch.EMAIL],
    [Switch.ACCESS_ROLE],
    [Switch.GEO_IP],
    [Switch.TOR, Switch.ABUSE_CH, Switch.OTX],
    [Switch.ORGANIZATION, Switch.ORGANIZATION_ROLE],
    [Switch.CONTROL_TOWER],
    [Switch.SECURITY_LAKE],
  ];
  const zones = [Switch.ONE_ZONE, Switch.TWO_ZONES];
  if (!serverless) return [...groups, zones];
  return vpc ? [...groups, [Switch.VPC_ENDPOINT, ...zones]] : groups;
}
