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
  readonly serverlessType: string | undefined;
  readonly compressBulks: boolean;
  readonly inLambda: boolean;
}

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const value = (name: string): string | undefined => env[name] || undefined;
  return {
    endpoint: value(EnvNames.endpoint),
    geoBucket: value(EnvNames.geoipBucket),
    configDir: value(EnvNames.configDir) ?? '/opt',
    splitQueueUrl: value(EnvNames.splitQueueUrl),
    quarantineBucket: value(EnvNames.logBucket),
    serverlessType: value(EnvNames.serverlessType),
    compressBulks: value(EnvNames.bulkCompression) !== 'off',
    inLambda: value('AWS_EXECUTION_ENV') !== undefined,
  };
}
