import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/cloudhsm/cloudhsm';
import { logic as exported } from '../../src/log-types/cloudhsm-cwl/cloudhsm-cwl';

const origin = { logGroup: '/aws/cloudhsm/cluster-abcdefghijk', logStream: 'hsm-lmnopqrstuv' };
const event = { sequence_no: '0x1b', reboot_counter: '0xe8', timestamp_usec: '17', command_type: 'CN_MGMT_CMD', opcode: 'CN_INIT_TOKEN', hsm_return: 'SUCCESS' };
const apply = (fields: Fields = {}) => applyLogic(logic, { ...event, ...fields }, { ...event, ...fields }, origin).doc;

describe('cloudhsm', () => {
  it('names cluster and module, and makes the id of what is never the same twice', () => {
    expect(apply()).toMatchObject({
      '@id': 'hsm-lmnopqrstuv0x1b17',
      'cloudhsm': { cluster_id: 'cluster-abcdefghijk', hsm_id: 'hsm-lmnopqrstuv' },
      'related': { hosts: ['cluster-abcdefghijk', 'hsm-lmnopqrstuv'] },
      'cloud': { instance: { id: 'hsm-lmnopqrstuv' } },
    });
  });

  it.each([['0x1b', 27], ['0x20000000000001', 9007199254740993n], ['0xzz', '0xzz']])('reads the counter %s', (sequence_no, expected) => {
    expect(apply({ sequence_no }).sequence_no).toBe(expected);
  });

  it.each(['CN_LOGIN', 'CN_LOGOUT', 'CN_APP_FINALIZE', 'CN_CLOSE_SESSION'])('knows who is meant by %s', (opcode) => {
    expect(apply({ opcode, user_name: 'a', user_type: 'CN_CRYPTO_USER' }).user).toEqual({ name: 'a', roles: 'CN_CRYPTO_USER' });
  });

  it.each([
    [{ user_name: 'a', user_type: 'CU' }, { name: 'a', roles: 'CU' }],
    [{ user_name: 'a', user_type: 'CO', target_user_name: 'b', target_user_type: 'CU', target_user_id: '4' }, { name: 'b', roles: 'CU', id: '4' }],
  ])('knows whom CN_CHANGE_PSWD with %j changes', (fields, target) => {
    expect(apply({ opcode: 'CN_CHANGE_PSWD', ...fields }).user).toEqual({ target });
  });

  it('takes opcode and key handle from where newer clusters have them', () => {
    const doc = apply({ opcode: null, opcode_v2: 'CN_LOGIN', opcode_hex_v2: '0xd', priv_secret_key_handle_v2: '7', user_name: 'a', user_type: 'CU' });
    expect(doc).toMatchObject({ opcode: 'CN_LOGIN', opcode_hex: '0xd', priv_secret_key_handle: '7', user: { name: 'a' } });
    expect([doc.opcode_v2, doc.opcode_hex_v2, doc.priv_secret_key_handle_v2]).toEqual([undefined, undefined, undefined]);
  });

  it.each([['SUCCESS', 'success'], [null, 'failure']])('gives the return %s the outcome %s', (hsm_return, outcome) => {
    expect(apply({ hsm_return }).event).toEqual({ outcome });
  });

  it('gives what could not be read no id and no outcome', () => {
    const { doc } = applyLogic(logic, {}, {}, origin);
    expect(doc).not.toHaveProperty('@id');
    expect(doc).not.toHaveProperty('event');
  });
});

describe('cloudhsm-cwl', () => {
  it.each([
    ['x/cluster-abcdefghijk/task/hsm-0a1b2c3d4e5-0/000000.gz', 'cluster-abcdefghijk', 'hsm-0a1b2c3d4e5'],
    ['cluster-a0b1c2d3e4f/hsm-lmnopqrstuv', 'cluster-a0b1c2d3e4f', 'hsm-lmnopqrstuv'],
    ['x/cluster-short/hsm-lmnopqrstuv/1.gz', undefined, undefined],
  ])('finds cluster and module in %s', (key, cluster_id, hsm_id) => {
    const { doc } = applyLogic(exported, event, { ...event }, { key });
    expect(doc.cloudhsm).toEqual({ cluster_id, hsm_id });
    expect(doc['@id']).toBe(hsm_id && `${hsm_id}0x1b17`);
  });
});

describe('log_pattern of cloudhsm', () => {
  const lines = ['Time: 06/12/25 10:20:00.1, usecs:17', 'Sequence No : 0x1', 'Reboot counter : 0xe8', 'Command Type(hex) : CN_MGMT_CMD (0x0)', 'Session Handle : 0x1', 'Response : 0:HSM Return: SUCCESS', 'Log type : X (0)'];

  it('reads the lines that an event always has', () => {
    expect(readLine('cloudhsm', lines.join('\n'))).toMatchObject({ timestamp: '06/12/25 10:20:00.1', timestamp_usec: '17', sequence_no: '0x1', opcode: undefined, hsm_return: 'SUCCESS', log_type: 'X' });
  });

  it('keeps lines that it does not know', () => {
    expect(readLine('cloudhsm', [...lines, 'User Name : a', 'User Type : CU (1)', 'New : 1', 'Mfa enabled : 1'].join('\n'))).toMatchObject({
      user_name: 'a', mfa_enabled: undefined, unknown_field_value: 'New : 1\nMfa enabled : 1',
    });
  });

  it('reads an event behind the time of an export', () => {
    expect(readLine('cloudhsm', `2025-06-12T10:20:00.500Z ${lines.join('\n')}`)).toMatchObject({ sequence_no: '0x1' });
  });

  it('gives up a hostile line at once', () => {
    expect(readLine('cloudhsm', 'Time: '.repeat(20_000)) === undefined).toBe(true);
  });
});
