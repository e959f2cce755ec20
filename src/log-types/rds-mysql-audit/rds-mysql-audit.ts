import { unescapeText } from './unescape-text';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { objectField } from '../shared/object-field';
import { rdsOf, withoutSemicolons, writeAuthentication } from '../shared/rds';

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    const rds = rdsOf(doc, context);
    const mysql = nestFields(doc, 'mysql');
    if (mysql.operation === undefined) return;
    if (isMicroseconds(mysql.timestamp)) mysql.timestamp = Number(mysql.timestamp) / 1e6;
    if (mysql.object) rds.query = statementOf(mysql.object);
    writeEvent(doc, mysql.operation, mysql.retcode === '0' ? 'success' : 'failure');
  },
};

/** Aurora's times; MariaDB's plug-in writes `20250612 10:20:00`. */
function isMicroseconds(text: unknown): boolean {
  return typeof text === 'string' && /^[0-9]+$/.test(text) && Number(text) > 1e15;
}

/** Statements are quoted, names of tables are not. */
function statementOf(object: string): string {
  const text = withoutSemicolons(object);
  const start = text.startsWith('\'') ? 1 : 0;
  const end = text.length > start && text.endsWith('\'') ? text.length - 1 : text.length;
  return unescapeText(text.slice(start, end));
}

function writeEvent(doc: Fields, operation: unknown, outcome: 'success' | 'failure'): void {
  if (operation === 'FAILED_CONNECT') writeAuthentication(doc, 'start', 'failed', outcome);
  else if (operation === 'CONNECT') writeAuthentication(doc, 'start', 'authorized', outcome);
  else if (operation === 'DISCONNECT') writeAuthentication(doc, 'end', 'disconnected', outcome);
  else objectField(doc, 'event').outcome = outcome;
}
