import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readGeoIpSettings } from '../operations/geoip/settings';
import { updateGeoBucket } from '../operations/geoip/update-geo-bucket';
import type { GeoIpReport } from '../operations/geoip/update-geo-bucket';
import { createLogger } from '../platform/event-log';

const logger = createLogger();
const outside = { s3: new S3Client({}), secrets: new SecretsManagerClient({}) };

/** Renews the GeoIP databases and the list of trusted proxies. Fails, after all that could be done, when anything went wrong: an alarm sees that. */
export async function handler(): Promise<GeoIpReport['files']> {
  const { files, problems } = await updateGeoBucket(readGeoIpSettings(process.env), outside);
  for (const [key, outcome] of Object.entries(files)) logger.info(outcome, { s3_key: key });
  for (const problem of problems) logger.error(problem);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return files;
}
