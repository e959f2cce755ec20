import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';

/** Accounts are seldom made or renamed. */
export const NAMES_REFRESH_MS = 4 * 3_600_000;
/** The first time that Organizations is asked again after it did not answer; doubled each time up to the above. */
export const FIRST_RETRY_MS = 5 * 60_000;
const SESSION_NAME = 'siem-es-loader';
const PAGE = 20;

export interface AccountNamesOptions {
  readonly client: Pick<OrganizationsClient, 'send'>;
  /** Told once that names are missing or old, and again only after they were read in between. */
  readonly warn: (message: string) => void;
  /** ms since 1970 */
  readonly now: () => number;
}

/** Names of the accounts of an organization, as Organizations knows them. Nobody waits for it, and nothing fails by it. */
export class AccountNames {
  private names: ReadonlyMap<string, string> = new Map();
  private dueAt = 0;
  private failures = 0;

  constructor(private readonly options: AccountNamesOptions) {}

  /** Name of an account, as far as it is known by now. */
  nameOf(accountId: string): string | undefined {
    return this.names.get(accountId);
  }

  /** Reads the names when they are not known or old. Never rejects; what is known stays in use until all of it was read again. */
  async refresh(): Promise<void> {
    const { now, warn } = this.options;
    if (now() < this.dueAt) return;
    // at once, so that the next call does not ask, too
    this.dueAt = now() + Math.min(FIRST_RETRY_MS * 2 ** this.failures, NAMES_REFRESH_MS);
    try {
      this.names = await this.read();
      this.dueAt = now() + NAMES_REFRESH_MS;
      this.failures = 0;
    } catch (error) {
      const { name, message } = error as Error;
      const consequence = this.names.size === 0 ? 'documents go without them' : 'those that are known stay in use';
      if (this.failures++ === 0) warn(`names of accounts can't be read from Organizations, ${consequence}: ${name}: ${message}`);
    }
  }

  private async read(): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    let next: string | undefined;
    do {
      const page = await this.options.client.send(new ListAccountsCommand({ MaxResults: PAGE, NextToken: next }));
      for (const { Id, Name } of page.Accounts ?? []) if (Id !== undefined && Name) names.set(Id, Name);
      next = page.NextToken;
    } while (next);
    return names;
  }
}

/**
 * A client for Organizations, which allows few requests a second: the SDK waits longer from attempt to attempt.
 * @param roleArn role of the management account, or of one that administers for it, which is assumed; else the process's own is used
 */
export function organizationsClient(roleArn: string | undefined): OrganizationsClient {
  return new OrganizationsClient({
    maxAttempts: 6,
    retryMode: 'adaptive',
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000 },
    ...(roleArn === undefined ? {} : { credentials: fromTemporaryCredentials({ params: { RoleArn: roleArn, RoleSessionName: SESSION_NAME } }) }),
  });
}
