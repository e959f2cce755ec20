import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** What MaxMind lets download. */
export interface MaxMindLicense {
  readonly licenseKey: string;
  readonly accountId?: string;
}

/** Reads the license of a secret: the key as plain text, or JSON with `licenseKey` and perhaps `accountId`. */
export async function readLicense(client: SecretsManagerClient, secretId: string, accountId?: string): Promise<MaxMindLicense> {
  let text: string | undefined;
  try {
    ({ SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId: secretId })));
  } catch (error) {
    throw new Error(`the secret of the MaxMind license can't be read: ${(error as Error).name}`, { cause: error });
  }
  const license = parseLicense(text ?? '');
  return { ...license, accountId: accountId ?? license.accountId };
}

/** Messages don't quote the text: it holds the key. */
function parseLicense(text: string): MaxMindLicense {
  const trimmed = text.trim();
  const { licenseKey, accountId } = trimmed.startsWith('{') ? parseObject(trimmed) : { licenseKey: trimmed, accountId: undefined };
  if (typeof licenseKey !== 'string' || !/^[\w-]+$/.test(licenseKey)) {
    throw new Error('the secret holds no MaxMind license key: neither plain text nor JSON with "licenseKey"');
  }
  return { licenseKey, accountId: accountId === undefined ? undefined : String(accountId) };
}

function parseObject(text: string): { licenseKey?: unknown; accountId?: unknown } {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('the secret of the MaxMind license begins like JSON and is none');
  }
}
