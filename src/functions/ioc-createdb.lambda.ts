import type { DatabaseInput } from '../contract/ioc-feeds';
import { createDatabase } from '../ioc/pipeline/create-database';
import type { DatabaseReport } from '../ioc/pipeline/database-report';
import { createLogger } from '../platform/event-log';
import { readPipelineEnvironment } from '../platform/pipeline-environment';

const { geoBucket, open } = readPipelineEnvironment();
const log = createLogger();

/** Makes the database of indicators that the loader compares logs with. */
export async function handler(input: DatabaseInput): Promise<DatabaseReport> {
  const report = await createDatabase(input, { geoBucket, open, now: Date.now(), say: (problem) => log.warn(problem) });
  log.info(`the database has ${report.indicators} indicators`, { ...report });
  return report;
}
