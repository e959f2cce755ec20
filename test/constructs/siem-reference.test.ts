import { App, Stack } from 'aws-cdk-lib';
import { SiemOnOpenSearch } from '../../src';

const ARNS = {
  loaderFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:acme-es-loader',
  loaderRoleArn: 'arn:aws:iam::123456789012:role/acme-loader',
};

const imported = (more = {}) => SiemOnOpenSearch.fromAttributes(new Stack(new App(), 'Stack'), 'Siem', { ...ARNS, ...more });

test('a SIEM of another account is known by its ARNs', () => {
  const siem = imported({ loadQueueArn: 'arn:aws:sqs:eu-central-1:123456789012:acme-load', geoBucketName: 'acme-geo' });

  expect(siem.namePrefix).toBe('aes-siem');
  expect(siem.loader.functionArn).toBe(ARNS.loaderFunctionArn);
  expect(siem.loaderRole.roleArn).toBe(ARNS.loaderRoleArn);
  expect(siem.loadQueue.queueName).toBe('acme-load');
  expect(siem.geoBucket.bucketName).toBe('acme-geo');
});

test.each([
  [{ loaderFunctionArn: 'acme-es-loader' }, "loaderFunctionArn: 'acme-es-loader' is no ARN of that kind; give one like arn:aws:lambda:"],
  [{ loaderRoleArn: '' }, "loaderRoleArn: '' is no ARN of that kind; give one like arn:aws:iam::<account>:role/<name>"],
  [{ loadQueueArn: 'https://sqs.eu-central-1.amazonaws.com/123456789012/q' }, 'loadQueueArn: '],
  [{ geoBucketName: 'arn:aws:s3:::acme-geo' }, "geoBucketName: 'arn:aws:s3:::acme-geo' is no name of a bucket; give names"],
  [{ namePrefix: 'Acme' }, "namePrefix: 'Acme' can't start names"],
])('what can\'t be right of %j is told by its name', (wrong, message) => {
  expect(() => imported(wrong)).toThrow(message);
});

test('what it was not told it asks for by name', () => {
  expect(() => imported().loadQueue).toThrow('loadQueue: the imported SIEM at Stack/Siem does not know it; give `loadQueueArn` to SiemOnOpenSearch.fromAttributes');
  expect(() => imported().geoBucket).toThrow('geoBucket: the imported SIEM at Stack/Siem does not know it; give `geoBucketName` to SiemOnOpenSearch.fromAttributes');
});
