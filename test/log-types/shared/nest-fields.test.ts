import { nestFields } from '../../../src/log-types/shared/nest-fields';

describe('nestFields', () => {
  it('moves the fields with the prefix, whatever their names are', () => {
    const doc = { mysql_host: '10.0.3.17', mysql_of_user_ini: 'x', mysqld: 'y', rds: {} };
    expect(nestFields(doc, 'mysql')).toEqual({ host: '10.0.3.17', of_user_ini: 'x' });
    expect(doc).toEqual({ mysqld: 'y', rds: {}, mysql: { host: '10.0.3.17', of_user_ini: 'x' } });
  });

  it('keeps what the object has, and makes it where there is none', () => {
    expect(nestFields({ msk: { broker_id: '2' }, msk_message: 'x' }, 'msk')).toEqual({ broker_id: '2', message: 'x' });
    expect(nestFields({ msk: 'text' }, 'msk')).toEqual({});
  });
});
