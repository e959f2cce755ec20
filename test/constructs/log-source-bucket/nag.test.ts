import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { NotificationMode } from '../../../src';
import { findings, takeExplanationsAway } from '../../support/synth/findings';
import { FOREIGN_KEY_ARN, homeStack, receivingStack, sourceStack, THERE } from '../../support/synth/log-sources';
import { siemStack } from '../../support/synth/siem-template';

const { EVENT_BRIDGE, S3, SNS, SQS } = NotificationMode;
const bucketKey = (stack: Stack) => kms.Key.fromKeyArn(stack, 'TrailKey', FOREIGN_KEY_ARN);
const topic = (stack: Stack) => sns.Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${THERE.region}:${THERE.account}:new-objects`);

const STACKS: Array<[string, () => { stack: Stack }]> = [
  ...[S3, SQS, SNS, EVENT_BRIDGE].flatMap((notification): typeof STACKS => [
    [`the log bucket, by ${notification}`, () => siemStack({ notification })],
    [`a bucket that exists, by ${notification}`, () => homeStack({ notification, prefixes: ['AWSLogs/'] })],
    [`the SIEM's side of another account, by ${notification}`, () => receivingStack((stack) => ({
      notification, bucketKey: bucketKey(stack), ...(notification === SNS && { topic: topic(stack) }),
    }))],
    [`the bucket's side of another account, by ${notification}`, () => sourceStack((stack) => ({ notification, bucketKey: bucketKey(stack) }))],
  ]),
];

test.each(STACKS)('%s has no finding of AwsSolutions or NIST 800-53 R5 that is not explained', (_, make) => {
  expect(findings(make().stack)).toEqual([]);
});

test.each(STACKS)('every explanation for %s belongs to a finding', (_, make) => {
  const { stack } = make();
  const explained = takeExplanationsAway(stack);

  const found = findings(stack);

  expect(explained.length).toBeGreaterThan(2);
  expect(explained.filter(({ rule, path }) => !found.some((finding) => finding.startsWith(`${rule} at ${path}/`)))).toEqual([]);
});
