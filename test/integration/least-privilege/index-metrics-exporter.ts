import assert from 'node:assert/strict';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { joinsNetwork, writesItsLog } from './function-log';
import { Scenario } from './scenario';

/** All indices and shards of a domain. */
export const indexMetricsExporter: Scenario = {
  name: 'index-metrics-exporter',

  async prepare({ administrator, openSearch }) {
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: 'aes-siem-123456789012-log' }));
    await fetch(`${openSearch}/log-measured`, { method: 'PUT' });
  },

  async run(world) {
    const { answer } = await world.invoke({});

    assert.match(answer.key, /^AWSLogs\/123456789012\/OpenSearch\/metrics\/us-east-1\//);
    assert.deepEqual(answer.problems, []);
    // this OpenSearch has no cold storage, and so no second page of it
    world.gate.require('es:ESHttpPost', `${world.template.arnOf('AWS::OpenSearchService::Domain')}/_cold/indices/_search`);
    joinsNetwork(world);
    writesItsLog(world, /IndexMetrics/);
  },
};
