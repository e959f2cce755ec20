import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LogSourceBucket, SiemOnOpenSearch } from '../../../src';

const HERE = { account: '111111111111', region: 'eu-central-1' };

function attach(stack: Stack, siem: SiemOnOpenSearch, count: number): void {
  for (let each = 0; each < count; each++) {
    const bucket = s3.Bucket.fromBucketName(stack, `Bucket${each}`, `logs-of-applications-${stack.node.id.toLowerCase()}-${each}`);
    new LogSourceBucket(stack, `Logs${each}`, { siem, bucket });
  }
}

test('more buckets than one role can have rights to are refused, and go into further stacks', () => {
  const app = new App();
  const home = new Stack(app, 'Home', { env: HERE });
  const siem = new SiemOnOpenSearch(home, 'Siem');
  attach(home, siem, 30);
  const policies = Object.values(Template.fromStack(home).findResources('AWS::IAM::Policy'));
  const ofAttachments = policies.filter(({ Properties }) => JSON.stringify(Properties.PolicyDocument).includes('s3:PutBucketPolicy'));
  expect(JSON.stringify(ofAttachments.map(({ Properties }) => Properties.PolicyDocument)).length).toBeGreaterThan(7000);

  expect(() => attach(new Stack(app, 'More', { env: HERE }), siem, 50))
    .toThrow(/^bucket: the stack has so many that rights to all of them exceed what one role can have, 10240 characters; make LogSourceBuckets in further stacks/);
  attach(new Stack(app, 'Third', { env: HERE }), siem, 30);
});
