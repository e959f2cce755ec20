import { Logger } from '@aws-lambda-powertools/logger';
import { LOADER_SERVICE } from '../contract/metric-names';
import type { EventLog } from '../loader/load-event';

/** JSON lines with level, message, timestamp, service and the object at hand; `LOG_LEVEL` says which. */
export function createEventLog(logger = createLogger()): EventLog {
  return {
    info: (message, extra) => logger.info(message, { ...extra }),
    warn: (message, extra) => logger.warn(message, { ...extra }),
    error: (message, extra) => logger.error(message, { ...extra }),
    object: (ref) => {
      if (ref === undefined) logger.removeKeys(['s3_key', 's3_bucket']);
      else logger.appendKeys({ s3_key: ref.key, s3_bucket: ref.bucket });
    },
  };
}

/** `LOG_LEVEL` is read by the library, which does not know the name that the contract has for WARN. */
export function createLogger(): Logger {
  const warning = process.env.LOG_LEVEL?.toUpperCase() === 'WARNING';
  return new Logger({ serviceName: process.env.POWERTOOLS_SERVICE_NAME || LOADER_SERVICE, ...(warning ? { logLevel: 'WARN' } : {}) });
}
