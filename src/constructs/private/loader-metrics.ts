import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { ISiem } from '../siem-reference';
import { LoaderConfiguration } from './loader-configuration';
import { serviceOf } from './names';
import { requireLogType } from './synth-checks';
import { ValidationError } from './validation';
import { LOG_TYPE_DIMENSION, MetricNames, METRICS_NAMESPACE, SERVICE_DIMENSION } from '../../contract/metric-names';

/** A metric that the loader writes: others have no data, and an alarm of them never goes off. */
export function metricOfLoader(siem: ISiem, metricName: string, options: cloudwatch.MetricOptions): cloudwatch.Metric {
  const names: string[] = Object.values(MetricNames);
  if (!names.includes(metricName)) throw new ValidationError('name', `the loader writes no metric '${metricName}'`, `give one of ${names.join(', ')}`);
  const logType = options.dimensionsMap?.[LOG_TYPE_DIMENSION];
  if (logType !== undefined) requireLogType('logType', logType, LoaderConfiguration.of(siem)?.checked);
  return new cloudwatch.Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    ...options,
    dimensionsMap: { [SERVICE_DIMENSION]: serviceOf(siem.namePrefix), ...options.dimensionsMap },
  }).attachTo(siem);
}

/** The same of one log type: what its objects come to. */
export function metricOfLogType(siem: ISiem, metricName: string, logType: string, options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  const dimensionsMap = { ...options.dimensionsMap, [LOG_TYPE_DIMENSION]: logType };
  return metricOfLoader(siem, metricName, { statistic: cloudwatch.Stats.SUM, ...options, dimensionsMap });
}
