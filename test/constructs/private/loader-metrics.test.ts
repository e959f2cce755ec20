import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { MetricNames } from '../../../src/contract/metric-names';
import { siemStack } from '../../support/synth/siem-template';

const { stack, siem } = siemStack();
const methods = siem as unknown as { [method: string]: (logType: string, props?: object) => ReturnType<typeof siem.metric> };

test.each(Object.values(MetricNames))('%s of a log type is its sum, from the loader', (name) => {
  const metric = methods[`metric${name}`].call(siem, 'cloudtrail');

  expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
    namespace: 'SIEM',
    metricName: name,
    statistic: 'Sum',
    dimensions: [{ name: 'logtype', value: 'cloudtrail' }, { name: 'service', value: 'es-loader' }],
  });
});

test('what the loader never writes has no metric', () => {
  expect(() => siem.metric('ErrorCount')).toThrow(/^name: the loader writes no metric 'ErrorCount'; give one of InputLogFileSize, /);
  expect(() => siem.metricErrorLogLoadCount('cloudtrial')).toThrow(/^logType: there is no log type "cloudtrial": did you mean cloudtrail\?; give a log type/);
});

test('statistic and period can be chosen', () => {
  const metric = siem.metricEsResponseTime('waf', { statistic: 'p90', period: Duration.hours(1) });

  expect(metric.toMetricConfig().metricStat).toMatchObject({ statistic: 'p90', period: Duration.hours(1) });
});

test('a SIEM of another prefix counts for itself', () => {
  const other = siemStack({ namePrefix: 'acme' });
  const { dimensions } = other.siem.metricErrorLogLoadCount('waf').toMetricConfig().metricStat!;

  expect(dimensions).toContainEqual({ name: 'service', value: 'acme-es-loader' });
  Template.fromStack(other.stack).hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'acme-es-loader', Environment: { Variables: Match.objectLike({ POWERTOOLS_SERVICE_NAME: 'acme-es-loader' }) },
  });
});
