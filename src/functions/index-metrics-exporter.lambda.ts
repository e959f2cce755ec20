import { S3Client } from '@aws-sdk/client-s3';
import { exportMetrics } from '../operations/index-metrics/export-metrics';
import type { ExportReport } from '../operations/index-metrics/export-metrics';
import { createLogger } from '../platform/event-log';

const logger = createLogger();
const s3 = new S3Client({});

/** Writes sizes and counts of all indices and shards into the log bucket. */
export async function handler(): Promise<ExportReport> {
  const report = await exportMetrics(s3, process.env, new Date());
  for (const problem of report.problems) logger.warn(`left out, ${problem}`);
  logger.info('written', { s3_key: report.key, documents: report.documents });
  return report;
}
