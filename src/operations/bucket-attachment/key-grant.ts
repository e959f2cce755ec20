import { CreateGrantCommand, GrantListEntry, KMSClient, paginateListGrants, RevokeGrantCommand } from '@aws-sdk/client-kms';

/** A key that is gone, or is going, needs nothing to be taken back. */
const GONE = /^(NotFoundException|KMSInvalidStateException)$/;

/** A grant is added beside the policy of a key and takes nothing from it: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
export async function ensureGrant(client: KMSClient, { KeyArn, Grantee }: { KeyArn: string; Grantee: string }, owner: string): Promise<void> {
  const existing = await grantsOf(client, KeyArn, owner);
  if (!existing.some(({ GranteePrincipal }) => GranteePrincipal === Grantee)) {
    await client.send(new CreateGrantCommand({ KeyId: KeyArn, GranteePrincipal: Grantee, Operations: ['Decrypt'], Name: owner }));
  }
  await revoke(client, KeyArn, existing.filter(({ GranteePrincipal }) => GranteePrincipal !== Grantee));
}

/** Takes all grants of the owner back. */
export async function revokeGrants(client: KMSClient, keyArn: string, owner: string): Promise<void> {
  try {
    await revoke(client, keyArn, await grantsOf(client, keyArn, owner));
  } catch (error) {
    if (!GONE.test((error as Error).name)) throw error;
  }
}

async function grantsOf(client: KMSClient, KeyId: string, owner: string): Promise<GrantListEntry[]> {
  const found: GrantListEntry[] = [];
  for await (const { Grants = [] } of paginateListGrants({ client }, { KeyId })) {
    found.push(...Grants.filter(({ Name }) => Name === owner));
  }
  return found;
}

async function revoke(client: KMSClient, KeyId: string, grants: readonly GrantListEntry[]): Promise<void> {
  for (const { GrantId } of grants) await client.send(new RevokeGrantCommand({ KeyId, GrantId }));
}
