import type { Fields } from '../../types';
import { isPlain } from '../paths';

/** Names of AWS accounts. What it knows may change while documents are made. */
export interface AccountNameTable {
  /** Undefined for accounts that are not known. */
  nameOf(accountId: string): string | undefined;
}

/** Sets `cloud.account.name` for `cloud.account.id`, unless the record itself tells a name. */
export function addAccountName(doc: Fields, names: AccountNameTable): void {
  const account = isPlain(doc.cloud) ? doc.cloud.account : undefined;
  if (!isPlain(account) || (account.name ?? undefined) !== undefined) return;
  const { id } = account;
  const name = typeof id === 'string' ? names.nameOf(id) : undefined;
  if (name !== undefined) account.name = name;
}
