import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SiemOnOpenSearch } from '../../../src';

test.each(['eu-central-1', 'us-gov-west-1', 'cn-north-1'])('CloudWatch Logs of %s may use the key, by the name that it has there, for groups of the SIEM', (region) => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region } });
  new SiemOnOpenSearch(stack, 'Siem');

  // only this service ends in China like its addresses
  Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
    KeyPolicy: {
      Statement: Match.arrayWith([Match.objectLike({
        Principal: { Service: { 'Fn::Join': ['', [`logs.${region}.`, { Ref: 'AWS::URLSuffix' }]] } },
        Condition: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': Match.arrayWith([
              { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:logs:${region}:111111111111:log-group:/aws/lambda/aes-siem-*`]] },
            ]),
          },
        },
      })]),
    },
  });
});
