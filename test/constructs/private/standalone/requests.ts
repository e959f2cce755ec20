import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Switch } from '../../../../src/constructs/private/standalone/switches';
import { StandaloneRequest } from '../../../../src/contract/standalone-template';

/** Asks for a template in a new folder, which goes after the tests. */
export function requestFor(options: Partial<StandaloneRequest> = {}): StandaloneRequest {
  const outdir = mkdtempSync(join(tmpdir(), 'siem-standalone-'));
  outdirs.push(outdir);
  return { bucket: 'my-templates', assetPrefix: 'siem/1.2.3/assets/', version: '1.2.3', outdir, ...options };
}

const outdirs: string[] = [];

afterAll(() => outdirs.forEach((outdir) => rmSync(outdir, { recursive: true, force: true })));

/** Parameters that turn each switch on. */
export const PARAMETERS: Record<Switch, Record<string, string>> = {
  [Switch.EMAIL]: { SnsEmail: 'soc@example.com' },
  [Switch.ACCESS_ROLE]: { AccessRoleArn: 'arn:aws:iam::123456789012:role/analysts' },
  [Switch.ONE_ZONE]: { AvailabilityZones: '1' },
  [Switch.TWO_ZONES]: { AvailabilityZones: '2' },
  [Switch.GEO_IP]: { GeoLite2LicenseKey: 'AAAAAAAAAAAAAAAA' },
  [Switch.TOR]: { EnableTor: 'true' },
  [Switch.ABUSE_CH]: { EnableAbuseCh: 'true' },
  [Switch.OTX]: { OtxApiKey: 'f'.repeat(64) },
  [Switch.ORGANIZATION]: { OrganizationId: 'o-a1b2c3d4e5' },
  [Switch.ORGANIZATION_ROLE]: { OrganizationRoleArn: 'arn:aws:iam::123456789012:role/accounts' },
  [Switch.CONTROL_TOWER]: {
    ControlTowerLogBucketNameList: 'logs',
    ControlTowerSqsForLogBuckets: 'arn:aws:sqs:eu-central-1:123456789012:ct',
    ControlTowerRoleArnForEsLoader: 'arn:aws:iam::123456789012:role/ct',
  },
  [Switch.SECURITY_LAKE]: {
    SecurityLakeSubscriberSqs: 'arn:aws:sqs:eu-central-1:123456789012:lake',
    SecurityLakeRoleArn: 'arn:aws:iam::123456789012:role/lake',
    SecurityLakeExternalId: 'external',
  },
  [Switch.VPC_ENDPOINT]: { VpcEndpointId: 'vpce-1' },
};
