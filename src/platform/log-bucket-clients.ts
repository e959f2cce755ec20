import type { S3Client } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { Environment } from './environment';

/** Security Lake names its buckets so; a subscriber's role reads them. */
const SECURITY_LAKE_BUCKET = /^aws-security-data-lake-/;
const SESSION_NAME = 'siem-es-loader';

/** The client that may read a bucket. */
export type ClientOf = (bucket: string) => S3Client;

type Credentials = ReturnType<typeof fromTemporaryCredentials>;
type Roles = Pick<Environment, 'controlTower' | 'securityLake'>;

/**
 * Buckets of Control Tower and Security Lake are read by the roles that these give for it, all others, and these as long as no role is set, by the
 * loader's own. A role that can't be assumed fails the objects that need it.
 * @param clientWith makes a client with credentials; called once a role
 */
export function logBucketClients(own: S3Client, { controlTower, securityLake }: Roles, clientWith: (credentials: Credentials) => S3Client): ClientOf {
  const controlTowerBuckets = new Set(controlTower?.buckets);
  const controlTowerClient = once(() => clientWith(roleCredentials(controlTower!.roleArn)));
  const securityLakeClient = once(() => clientWith(roleCredentials(securityLake!.roleArn, securityLake!.externalId)));
  return (bucket) => {
    if (controlTowerBuckets.has(bucket)) return controlTowerClient();
    if (securityLake !== undefined && SECURITY_LAKE_BUCKET.test(bucket)) return securityLakeClient();
    return own;
  };
}

/** Credentials of a role, assumed when they are needed and again before they expire (an hour). */
function roleCredentials(roleArn: string, externalId?: string): Credentials {
  return fromTemporaryCredentials({ params: { RoleArn: roleArn, RoleSessionName: SESSION_NAME, ExternalId: externalId } });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
