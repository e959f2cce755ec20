import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { LOADER_SERVICE, LOG_TYPE_DIMENSION, METRICS_NAMESPACE, SERVICE_DIMENSION } from '../../contract/metric-names';

/** A metric that the loader writes. */
export function metricOfLoader(scope: Construct, metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    ...options,
    dimensionsMap: { [SERVICE_DIMENSION]: LOADER_SERVICE, ...options.dimensionsMap },
  }).attachTo(scope);
}

/** The same of one log type: what its objects come to. */
export function metricOfLogType(scope: Construct, metricName: string, logType: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  const dimensionsMap = { ...options.dimensionsMap, [LOG_TYPE_DIMENSION]: logType };
  return metricOfLoader(scope, metricName, { statistic: cloudwatch.Stats.SUM, ...options, dimensionsMap });
}
