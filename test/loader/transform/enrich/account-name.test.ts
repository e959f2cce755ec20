import { addAccountName } from '../../../../src/loader/transform/enrich/account-name';

const NAMES = new Map([['111122223333', 'Shop']]);

function named(cloud: unknown): unknown {
  const doc = { cloud };
  addAccountName(doc, { nameOf: (id) => NAMES.get(id) });
  return doc.cloud;
}

describe('the name of an account', () => {
  it('stands beside its id', () => {
    expect(named({ account: { id: '111122223333' } })).toEqual({ account: { id: '111122223333', name: 'Shop' } });
  });

  it('is the one that the record tells, if it tells one', () => {
    const cloud = { account: { id: '111122223333', name: 'from the log' } };
    expect(named(structuredClone(cloud))).toEqual(cloud);
    expect(named({ account: { id: '111122223333', name: null } })).toMatchObject({ account: { name: 'Shop' } });
  });

  it.each([
    undefined, 'aws', null, {}, { account: 'x' }, { account: {} }, { account: { id: 'unknown' } }, { account: { id: '__proto__' } }, { account: { id: ['111122223333'] } },
  ])('is not made up for %j', (cloud) => {
    expect(named(structuredClone(cloud))).toEqual(cloud);
  });
});
