import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowEncryptedDelivery } from './log-delivery';
import { Names } from './names';
import { LogOwners } from './organization';

/** The one key of a SIEM: its log groups may use it, and AWS services that deliver logs; everything else gets its grant where it is made. */
export function createEncryptionKey(scope: Construct, names: Names, owners: LogOwners): kms.Key {
  const key = new kms.Key(scope, 'Key', {
    alias: names.encryptionKeyAlias,
    description: `Queues, domain, log groups and databases of ${names.domain}`,
    enableKeyRotation: true,
  });

  // CloudWatch Logs names the group in the encryption context: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  const stack = Stack.of(scope);
  key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': [
          names.functionLogGroups, names.iocStateMachineLogGroup, `${names.domainLogGroups}/*`,
        ].map((group) => stack.formatArn({
          service: 'logs', resource: 'log-group', resourceName: group, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        })),
      },
    },
  }));
  allowEncryptedDelivery(key, owners);
  return key;
}
