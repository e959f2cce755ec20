import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The text of a secret. Throws an `Error` that names the secret and never shows its text. */
export async function readSecretText(arn: string, client: Pick<SecretsManagerClient, 'send'> = new SecretsManagerClient()): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  const text = SecretString?.trim() ?? '';
  if (text === '' || /[\s{}"]/.test(text)) throw new Error(`the secret ${arn} must hold the key as plain text and nothing else`);
  return text;
}
