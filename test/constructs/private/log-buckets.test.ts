import { Match } from 'aws-cdk-lib/assertions';
import { siemTemplate } from '../../support/synth/siem-template';

const template = siemTemplate();
const named = (end: string) => ({ BucketName: { 'Fn::Join': ['', ['aes-siem-', { Ref: 'AWS::AccountId' }, end]] } });

test('the log bucket uses the keys of S3, which load balancers can deliver to', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...named('-log'),
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
  });
});

test.each(['-geo', '-snapshot'])('the %s bucket uses the key of the SIEM', (end) => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...named(end),
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{
        BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
      }],
    },
  });
});

test('all buckets are private, versioned, owned by the account and refuse to be spoken to in the clear', () => {
  template.resourceCountIs('AWS::S3::Bucket', 3);
  template.allResourcesProperties('AWS::S3::Bucket', {
    VersioningConfiguration: { Status: 'Enabled' },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  });
  template.allResourcesProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
    },
  });
});

test.each([['-log', 90], ['-geo', 8], ['-snapshot', 30]])('in the %s bucket removed objects are kept for %d days, and current ones for ever', (end, days) => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...named(end),
    LifecycleConfiguration: {
      Rules: Match.arrayWith([{
        Id: 'tidy', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: days }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      }]),
    },
  });
});

test('downloads of feeds, and nothing else, go by themselves', () => {
  const rules = Object.values(template.findResources('AWS::S3::Bucket')).flatMap(({ Properties }) => Properties.LifecycleConfiguration.Rules);

  expect(rules.filter(({ ExpirationInDays }) => ExpirationInDays !== undefined))
    .toEqual([expect.objectContaining({ Prefix: 'IOC/tmp/' })]);
});
