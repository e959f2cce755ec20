import { CfnParameter, SecretValue } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge';

/** A secret whose text is a parameter that CloudFormation shows nobody. */
export class ParameterSecret extends Construct {
  readonly secret: secretsmanager.ISecret;

  constructor(scope: Construct, id: string, parameter: CfnParameter, description: string) {
    super(scope, id);
    this.secret = new secretsmanager.Secret(this, 'Secret', { description, secretStringValue: SecretValue.cfnParameter(parameter) });
    const given = 'Somebody else issues the key: a new one comes by an update of the stack, or straight into the secret.';
    acknowledge(this.secret, {
      'AwsSolutions-SMG4': given,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': given,
      'NIST.800.53.R5-SecretsManagerUsingKMSKey': 'It opens public data only, and the key of Secrets Manager keeps it within this account.',
    });
  }
}
