import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import type { Account } from './account';
import { LOADER_SERVICE, LOG_TYPE_DIMENSION, METRICS_NAMESPACE, MetricNames } from '../../contract/metric-names';

/** What one object's metrics tell beside its account. */
export interface ObjectFigures {
  readonly logType: string;
  readonly key: string;
  /** Bytes as the event says; 0 for pieces. */
  readonly size: number;
  readonly milliseconds: number;
  readonly account: Account;
}

/** Writes one set of metrics an object, as CloudWatch's embedded metric format. */
export function emitMetrics({ logType, key, size, milliseconds, account }: ObjectFigures): void {
  const metrics = new Metrics({
    namespace: process.env.POWERTOOLS_METRICS_NAMESPACE || METRICS_NAMESPACE,
    serviceName: process.env.POWERTOOLS_SERVICE_NAME || LOADER_SERVICE,
  });
  metrics.addDimension(LOG_TYPE_DIMENSION, logType);
  metrics.addMetadata('s3_key', key);
  metrics.addMetric(MetricNames.inputLogFileSize, MetricUnit.Bytes, size);
  metrics.addMetric(MetricNames.outputDataSize, MetricUnit.Bytes, account.bytes);
  metrics.addMetric(MetricNames.successLogLoadCount, MetricUnit.Count, account.indexed + account.duplicates);
  metrics.addMetric(MetricNames.errorLogLoadCount, MetricUnit.Count, account.rejected + account.errors);
  metrics.addMetric(MetricNames.excludedLogCount, MetricUnit.Count, account.excluded);
  metrics.addMetric(MetricNames.countedLogCount, MetricUnit.Count, account.counted);
  metrics.addMetric(MetricNames.totalDurationTime, MetricUnit.Milliseconds, milliseconds);
  metrics.addMetric(MetricNames.esResponseTime, MetricUnit.Milliseconds, account.tookMs);
  metrics.addMetric(MetricNames.totalLogFileCount, MetricUnit.Count, 1);
  metrics.addMetric(MetricNames.totalLogCount, MetricUnit.Count, account.read);
  metrics.publishStoredMetrics();
}
