import { CreateAccountCommand, CreateOrganizationCommand, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AccountNames, FIRST_RETRY_MS, NAMES_REFRESH_MS, organizationsClient } from '../../src/platform/account-names';
import { Moto } from '../support/aws/moto';

jest.setTimeout(5 * 60_000);

let now: number;
let warnings: string[];

beforeEach(() => {
  now = 0;
  warnings = [];
});

const namesBy = (client: Pick<OrganizationsClient, 'send'>): AccountNames => new AccountNames({ client, warn: (message) => warnings.push(message), now: () => now });

describe('in an organization', () => {
  let moto: Moto;
  let client: OrganizationsClient;
  const before = { ...process.env };

  beforeAll(async () => {
    moto = await Moto.start();
    client = new OrganizationsClient(moto.client());
    await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    for (let i = 0; i < 25; i++) await client.send(new CreateAccountCommand({ AccountName: `team ${i}`, Email: `team-${i}@example.com` }));
    Object.assign(process.env, moto.environment());
  });

  afterAll(async () => {
    process.env = before;
    await moto.stop();
  });

  it('every account has its name, however many there are', async () => {
    const names = namesBy(organizationsClient(undefined));
    await names.refresh();
    const told: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(new ListAccountsCommand({ NextToken }));
      for (const { Id } of page.Accounts!) told.push(names.nameOf(Id!));
      ({ NextToken } = page);
    } while (NextToken);
    expect(told.length).toBe(26);
    expect(told).toEqual(expect.arrayContaining(['team 0', 'team 24']));
    expect(told).not.toContain(undefined);
    expect(names.nameOf('000000000000')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('they are read with a role, where one is given', async () => {
    const names = namesBy(organizationsClient('arn:aws:iam::123456789012:role/names'));
    const credentials = await organizationsClient('arn:aws:iam::123456789012:role/names').config.credentials();
    await names.refresh();
    expect(credentials.sessionToken).toBeDefined();
    expect(warnings).toEqual([]);
  });

  it('a new account has its name some hours later', async () => {
    const names = namesBy(organizationsClient(undefined));
    await names.refresh();
    const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName: 'late', Email: 'late@example.com' }));
    await names.refresh();
    expect(names.nameOf(CreateAccountStatus!.AccountId!)).toBeUndefined();
    now += NAMES_REFRESH_MS;
    await names.refresh();
    expect(names.nameOf(CreateAccountStatus!.AccountId!)).toBe('late');
  });
});

describe('when Organizations does not answer', () => {
  const answers: (() => unknown)[] = [];
  const sent: unknown[] = [];
  const client = {
    send: async (command: unknown) => {
      sent.push(command);
      return answers.shift()!();
    },
  } as unknown as OrganizationsClient;
  const refused = (): never => {
    throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  };
  const told = () => ({ Accounts: [{ Id: '111122223333', Name: 'Shop' }] });

  beforeEach(() => {
    sent.length = answers.length = 0;
  });

  it('it is asked again after a while, then after a longer one, and it is said once', async () => {
    answers.push(refused, refused, told);
    const names = namesBy(client);
    for (const later of [0, 1, FIRST_RETRY_MS, FIRST_RETRY_MS, FIRST_RETRY_MS]) {
      now += later;
      await names.refresh();
    }
    expect(sent).toHaveLength(3);
    expect(warnings).toEqual(['names of accounts can\'t be read from Organizations, documents go without them: AccessDeniedException: no']);
    expect(names.nameOf('111122223333')).toBe('Shop');
  });

  it('known names stay', async () => {
    answers.push(told, () => ({ Accounts: [], NextToken: 'more' }), refused);
    const names = namesBy(client);
    await names.refresh();
    now += NAMES_REFRESH_MS;
    await names.refresh();
    expect(names.nameOf('111122223333')).toBe('Shop');
    expect(warnings).toEqual([expect.stringContaining('those that are known stay in use')]);
  });

  it('one listing is under way at a time', async () => {
    let answer: (value: unknown) => void;
    answers.push(() => new Promise((resolve) => (answer = resolve)));
    const names = namesBy(client);
    const first = names.refresh();
    await names.refresh();
    expect(sent).toHaveLength(1);
    answer!(told());
    await first;
    expect(names.nameOf('111122223333')).toBe('Shop');
  });
});
