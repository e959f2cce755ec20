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

test('the geo bucket uses the key of the SIEM', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    ...named('-geo'),
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{
        BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() },
      }],
    },
  });
});

test('both buckets are private, versioned, owned by the account and refuse to be spoken to in the clear', () => {
  template.resourceCountIs('AWS::S3::Bucket', 2);
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
