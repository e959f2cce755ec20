import { Duration } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { SecurityLakeSubscription } from '../../../src';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const ROLE = 'arn:aws:iam::222233334444:role/AmazonSecurityLake-1';
const QUEUE = 'arn:aws:sqs:eu-central-1:222233334444:AmazonSecurityLake-1-Main-Queue';
const SECURITY_LAKE: SecurityLakeSubscription = { roleArn: ROLE, externalId: 'ext-1', queueArn: QUEUE };

const REFUSED_OF_SECURITY_LAKE: Array<[Partial<SecurityLakeSubscription>, RegExp]> = [
  [{ roleArn: QUEUE }, /^securityLake.roleArn: /],
  [{ externalId: 'a b' }, /^securityLake.externalId: 'a b' is no external id; give the one/],
  [{ queueArn: ROLE }, /^securityLake.queueArn: /],
];

test.each(REFUSED_OF_SECURITY_LAKE)('%j of Security Lake is refused with what to do', (wrong, message) => {
  expect(() => siemTemplate({ securityLake: { ...SECURITY_LAKE, ...wrong } })).toThrow(message);
});

test('a loader that takes longer than a new queue of Security Lake waits is warned of', () => {
  const warnings = (timeout?: Duration) =>
    Annotations.fromStack(siemStack({ securityLake: SECURITY_LAKE, loader: { timeout } }).stack).findWarning('*', Match.stringLikeRegexp('visibility timeout of 5 minutes'));

  expect(warnings()).toHaveLength(1);
  expect(warnings(Duration.minutes(5))).toEqual([]);
});
