import { siemTemplate } from '../../support/synth/siem-template';

describe('the role of snapshots', () => {
  const template = siemTemplate();
  const [[role, { Properties }]] = Object.entries(template.findResources('AWS::IAM::Role', { Properties: { RoleName: 'aes-siem-snapshot-role' } }));
  const [domain] = Object.keys(template.findResources('AWS::OpenSearchService::Domain'));

  test('is assumed by OpenSearch Service for this domain only', () => {
    expect(Properties.AssumeRolePolicyDocument.Statement).toMatchObject(['es.amazonaws.com', 'opensearchservice.amazonaws.com'].map((Service) => ({
      Principal: { Service },
      Condition: {
        StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [domain, 'Arn'] } },
      },
    })));
  });

  test('keeps snapshots in their bucket, and does nothing else', () => {
    const [{ Properties: { PolicyDocument } }] = Object.values(template.findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: role }] } }));
    const [bucket] = Object.keys(template.findResources('AWS::S3::Bucket')).filter((id) => id.startsWith('SiemSnapshotBucket'));
    const [key] = Object.keys(template.findResources('AWS::KMS::Key'));
    const arn = { 'Fn::GetAtt': [bucket, 'Arn'] };

    expect(PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: arn },
      { Effect: 'Allow', Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], Resource: { 'Fn::Join': ['', [arn, '/*']] } },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': [key, 'Arn'] } },
    ]);
  });
});
