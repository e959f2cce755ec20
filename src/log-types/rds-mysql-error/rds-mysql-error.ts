import { isIP } from 'node:net';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { objectField } from '../shared/object-field';
import { rdsOf, writeAuthentication } from '../shared/rds';

// A user name is what the client sent, quotes included: the host is the last one in front of the rest, which the server wrote.
const ACCESS_DENIED = [/^Access denied for user '(.*)'@'([^']*)' \(using password: /, /^Access denied for user '(.*?)'@'([^']*)'/];
const UNKNOWN_DATABASE = /^Unknown database '(.*)'/;

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    const rds = rdsOf(doc, context);
    const mysql = nestFields(doc, 'mysql');
    const { message } = mysql;
    if (typeof message !== 'string') return;
    const denied = ACCESS_DENIED[0].exec(message) ?? ACCESS_DENIED[1].exec(message);
    if (denied !== null) writeDenied(doc, mysql, denied[1], denied[2]);
    const unknown = UNKNOWN_DATABASE.exec(message);
    if (unknown !== null) mysql.database = rds.database_name = unknown[1];
    if (denied !== null || unknown !== null) writeAuthentication(doc, 'start', 'failed', 'failure');
  },
};

function writeDenied(doc: Fields, mysql: Fields, user: string, host: string): void {
  mysql.username = objectField(doc, 'user').name = user;
  const source = objectField(doc, 'source');
  mysql.host = source.address = host;
  if (isIP(host) !== 0) source.ip = host;
}
