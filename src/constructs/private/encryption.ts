import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowEncryptedDelivery } from './log-delivery';
import { Names } from './names';
import { LogOwners } from './organization';
import { surelyDiffer } from './places';
import { ValidationError } from './validation';

/**
 * The one key of a SIEM, given or new: its log groups may use it, and AWS services that deliver logs; everything else gets its grant where it is made.
 * What was made outside of the app is not changed.
 */
export function encryptionKeyOf(scope: Construct, names: Names, owners: LogOwners, given?: kms.IKey): kms.IKey {
  const key = given ?? new kms.Key(scope, 'Key', {
    alias: names.encryptionKeyAlias,
    description: `Queues, domain, log groups and databases of ${names.domain}`,
    enableKeyRotation: true,
  });
  const [here, there] = [Stack.of(scope).region, key.env.region];
  if (surelyDiffer(here, there)) {
    throw new ValidationError('encryptionKey', `it is in ${there}, the SIEM in ${here}`, 'give a key of the same region, or leave it out for a new one');
  }

  // CloudWatch Logs names the group in the encryption context: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  const stack = Stack.of(scope);
  key.addToResourcePolicy(new iam.PolicyStatement({
    // the one service whose name ends otherwise in China
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
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
