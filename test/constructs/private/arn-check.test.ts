import { Token } from 'aws-cdk-lib';
import { requireArn, requireQueueArn } from '../../../src/constructs/private/arn-check';

const QUEUE = 'arn:aws:sqs:eu-central-1:222233334444:queue';

test.each(['arn:aws:iam::111122223333:role/a', 'arn:aws-cn:iam::111122223333:role/path/a', 'arn:aws-us-gov:iam::111122223333:role/a'])('%s is the ARN of a role', (arn) => {
  expect(() => requireArn('p', arn, 'iam', 'role/')).not.toThrow();
});

test.each(['', 'a', 'arn:aws:iam::1111:role/a', 'arn:aws:iam::111122223333:user/a', 'arn:aws:sts::111122223333:role/a'])('%j is none', (arn) => {
  expect(() => requireArn('p', arn, 'iam', 'role/')).toThrow(/^p: '.*' is no ARN of that kind/);
});

test('what is known at deployment only is not looked at', () => {
  expect(() => requireQueueArn('p', Token.asString({ Ref: 'Queue' }), 'eu-central-1')).not.toThrow();
  expect(() => requireQueueArn('p', QUEUE, Token.asString({ Ref: 'AWS::Region' }))).not.toThrow();
});

test('a queue of another region is refused: Lambda could not read it', () => {
  expect(() => requireQueueArn('p', QUEUE, 'eu-central-1')).not.toThrow();
  expect(() => requireQueueArn('p', QUEUE, 'eu-west-1')).toThrow(/^p: the queue is in eu-central-1, the SIEM in eu-west-1; give a queue of the same region/);
});
