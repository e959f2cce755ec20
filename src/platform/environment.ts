import { EnvNames } from '../contract/env-names';

/** What the loader is told by its environment. */
export interface Environment {
  readonly endpoint: string | undefined;
  readonly geoBucket: string | undefined;
  /** Folder of `user.ini`. */
  readonly configDir: string;
  readonly splitQueueUrl: string | undefined;
  /** Bucket that takes what the index refuses. */
  readonly quarantineBucket: string | undefined;
  /** Buckets that Control Tower's role reads. */
  readonly controlTower: { readonly buckets: readonly string[]; readonly roleArn: string } | undefined;
  /** The role that reads Security Lake's buckets. */
  readonly securityLake: { readonly roleArn: string; readonly externalId: string | undefined } | undefined;
  /** Set when names of accounts are read from Organizations. */
  readonly accountNames: { readonly roleArn: string | undefined } | undefined;
  readonly serverlessType: string | undefined;
  readonly compressBulks: boolean;
  readonly inLambda: boolean;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const value = (name: string): string | undefined => env[name] || undefined;
  const controlTowerRole = value(EnvNames.controlTowerRoleArn);
  const securityLakeRole = value(EnvNames.securityLakeRoleArn);
  return {
    endpoint: value(EnvNames.endpoint),
    geoBucket: value(EnvNames.geoipBucket),
    configDir: value(EnvNames.configDir) ?? '/opt',
    splitQueueUrl: value(EnvNames.splitQueueUrl),
    quarantineBucket: value(EnvNames.logBucket),
    controlTower: controlTowerRole === undefined ? undefined : {
      buckets: (value(EnvNames.controlTowerLogBuckets) ?? '').split(/[\s,]+/).filter(Boolean),
      roleArn: controlTowerRole,
    },
    securityLake: securityLakeRole === undefined ? undefined : { roleArn: securityLakeRole, externalId: value(EnvNames.securityLakeExternalId) },
    accountNames: value(EnvNames.accountNames) === 'organizations' ? { roleArn: value(EnvNames.organizationsRoleArn) } : undefined,
    serverlessType: value(EnvNames.serverlessType),
    compressBulks: value(EnvNames.bulkCompression) !== 'off',
    inLambda: value('AWS_EXECUTION_ENV') !== undefined,
  };
}
