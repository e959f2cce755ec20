import { readEnvironment } from '../../src/platform/environment';

describe('what the environment tells', () => {
  it('is all optional: layers are in /opt, bulk requests are compressed', () => {
    expect(readEnvironment({})).toEqual({
      endpoint: undefined,
      geoBucket: undefined,
      configDir: '/opt',
      splitQueueUrl: undefined,
      quarantineBucket: undefined,
      controlTower: undefined,
      securityLake: undefined,
      accountNames: undefined,
      serverlessType: undefined,
      compressBulks: true,
      inLambda: false,
    });
  });

  it('is read by its names', () => {
    expect(readEnvironment({
      ENDPOINT: 'search-x.eu-west-1.es.amazonaws.com',
      GEOIP_BUCKET: 'geo',
      LOG_BUCKET: 'log',
      SIEM_CONFIG_DIR: '/config',
      SQS_SPLIT_LOGS_URL: 'https://queue',
      CONTROL_TOWER_LOG_BUCKETS: 'one, two',
      CONTROL_TOWER_ROLE_ARN: 'arn:aws:iam::123456789012:role/ct',
      SECURITY_LAKE_ROLE_ARN: 'arn:aws:iam::123456789012:role/sl',
      SECURITY_LAKE_EXTERNAL_ID: 'ext-1',
      ACCOUNT_NAMES: 'organizations',
      ORGANIZATIONS_ROLE_ARN: 'arn:aws:iam::123456789012:role/names',
      AOSS_TYPE: 'TIMESERIES',
      BULK_COMPRESSION: 'off',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    })).toEqual({
      endpoint: 'search-x.eu-west-1.es.amazonaws.com',
      geoBucket: 'geo',
      configDir: '/config',
      splitQueueUrl: 'https://queue',
      quarantineBucket: 'log',
      controlTower: { buckets: ['one', 'two'], roleArn: 'arn:aws:iam::123456789012:role/ct' },
      securityLake: { roleArn: 'arn:aws:iam::123456789012:role/sl', externalId: 'ext-1' },
      accountNames: { roleArn: 'arn:aws:iam::123456789012:role/names' },
      serverlessType: 'TIMESERIES',
      compressBulks: false,
      inLambda: true,
    });
  });

  it('is not there when it is empty', () => {
    expect(readEnvironment({ ENDPOINT: '', SIEM_CONFIG_DIR: '', BULK_COMPRESSION: '' })).toMatchObject({ endpoint: undefined, configDir: '/opt', compressBulks: true });
  });
});
