import { objectField } from './object-field';
import type { Fields, LogTypeLogic } from '../../loader/types';

/** Where an event of a hardware security module comes from. */
export interface HsmOrigin {
  readonly cluster: string | undefined;
  readonly hsm: string | undefined;
}

/** https://docs.aws.amazon.com/cloudhsm/latest/userguide/hsm-audit-log-reference.html */
const ABOUT_SESSIONS = new Set(['CN_LOGIN', 'CN_LOGOUT', 'CN_APP_FINALIZE', 'CN_CLOSE_SESSION']);
const ABOUT_USERS = new Set([
  'CN_CREATE_USER', 'CN_CREATE_CO', 'CN_CREATE_APPLIANCE_USER', 'CN_DELETE_USER', 'CN_SET_M_VALUE', 'CN_CHANGE_PSWD', 'CN_APPROVE_TOKEN',
]);

/** What `writeHsmEvent` reads and writes. */
export const HSM_FIELDS: Pick<LogTypeLogic, 'reads' | 'writes'> = {
  reads: [
    'timestamp_usec', 'sequence_no', 'reboot_counter', 'opcode', 'opcode_hex', 'opcode_v2', 'opcode_hex_v2', 'priv_secret_key_handle',
    'priv_secret_key_handle_v2', 'hsm_return', 'user_name', 'user_type', 'target_user_name', 'target_user_type', 'target_user_id',
  ],
  writes: ['cloudhsm.cluster_id', 'cloudhsm.hsm_id', 'related', 'user'],
};

/** Names the module, reads hexadecimal counters, and tells who did what to whom. */
export function writeHsmEvent(doc: Fields, raw: Fields, { cluster, hsm }: HsmOrigin): void {
  doc.cloudhsm = { cluster_id: cluster, hsm_id: hsm };
  doc.related = { hosts: [cluster, hsm].filter((host) => host !== undefined) };
  if (hsm !== undefined) objectField(objectField(doc, 'cloud'), 'instance').id = hsm;
  // an event that could not be read
  if (raw.sequence_no === undefined) return;
  if (hsm !== undefined) doc['@id'] = `${hsm}${raw.sequence_no}${raw.timestamp_usec}`;
  preferSecondPlace(doc, raw);
  for (const counter of ['sequence_no', 'reboot_counter']) doc[counter] = hexNumber(raw[counter]);
  writeUser(doc, raw);
  objectField(doc, 'event').outcome = raw.hsm_return ? 'success' : 'failure';
}

/** Clusters write some lines in another place than they used to: the pattern has those twice. */
function preferSecondPlace(doc: Fields, raw: Fields): void {
  const move = (from: string, to: string): void => {
    doc[to] = raw[from];
    doc[from] = undefined;
  };
  if (raw.opcode_v2) {
    move('opcode_v2', 'opcode');
    move('opcode_hex_v2', 'opcode_hex');
  }
  if (raw.priv_secret_key_handle_v2) move('priv_secret_key_handle_v2', 'priv_secret_key_handle');
}

function hexNumber(text: unknown): unknown {
  if (typeof text !== 'string' || !/^0x[0-9A-Fa-f]+$/.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

function writeUser(doc: Fields, raw: Fields): void {
  const opcode = raw.opcode_v2 || raw.opcode;
  if (ABOUT_SESSIONS.has(opcode)) {
    const user = objectField(doc, 'user');
    user.name = raw.user_name;
    user.roles = raw.user_type;
  } else if (ABOUT_USERS.has(opcode)) {
    objectField(doc, 'user').target = {
      name: raw.target_user_name || raw.user_name,
      roles: raw.target_user_type || raw.user_type,
      id: raw.target_user_id,
    };
  }
}
