import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/rds-mysql-audit/rds-mysql-audit';

const apply = (fields: Fields) => {
  const raw = { mysql_operation: 'QUERY', mysql_retcode: '0', ...fields };
  return applyLogic(logic, raw, { ...raw }).doc;
};
const line = (end: string) => `1749723600410570,db-1,a,10.0.3.17,13,1,QUERY,orders,${end}`;

describe('rds-mysql-audit', () => {
  it.each([['0', 'success'], ['1045', 'failure'], ['', 'failure'], ['00', 'failure']])('gives return code "%s" the outcome %s', (mysql_retcode, outcome) => {
    expect(apply({ mysql_retcode }).event).toEqual({ outcome });
  });

  it.each([
    ['CONNECT', '0', { category: 'authentication', type: 'start', action: 'authorized', outcome: 'success' }],
    ['FAILED_CONNECT', '1045', { category: 'authentication', type: 'start', action: 'failed', outcome: 'failure' }],
    ['DISCONNECT', '0', { category: 'authentication', type: 'end', action: 'disconnected', outcome: 'success' }],
  ])('knows what a %s is', (mysql_operation, mysql_retcode, event) => {
    expect(apply({ mysql_operation, mysql_retcode }).event).toEqual(event);
  });

  it.each([
    ['\'SELECT 1\'', 'SELECT 1'],
    ['\'SELECT 1;\'', 'SELECT 1;'],
    ['\'a=\\\'Köln\\\'\\n日本\'', 'a=\'Köln\'\n日本'],
    ['\'cut \\', 'cut \\'],
    ['\'', ''],
    ['orders;', 'orders'],
  ])('reads the object %s', (mysql_object, query) => {
    expect(apply({ mysql_object }).rds.query).toBe(query);
  });

  it('has no statement without an object', () => {
    expect(apply({ mysql_object: '' }).rds).toEqual({});
  });

  it.each([['1749723600410570', 1749723600.41057], ['20250612 10:20:00', '20250612 10:20:00'], ['1749723600', '1749723600']])('writes the time %s as %s', (mysql_timestamp, expected) => {
    expect(apply({ mysql_timestamp }).mysql.timestamp).toBe(expected);
  });

  it('says nothing about a line that could not be read', () => {
    expect(applyLogic(logic, {}).doc).toEqual({ rds: {}, mysql: {} });
  });

  it.each([
    ['\'SELECT 1\',0', '\'SELECT 1\'', '0'],
    ['\'SELECT 1\',0,4', '\'SELECT 1\'', '0'],
    ['\'SELECT a, \\\'b\\\',1\',1064', '\'SELECT a, \\\'b\\\',1\'', '1064'],
    ['\'SELECT \'a\', \'b\' FROM t\',0', '\'SELECT \'a\', \'b\' FROM t\'', '0'],
    ['\'f(\',\')\',0', '\'f(\',\')\'', '0'],
    ['\'cut \\\',0', '\'cut \\\'', '0'],
    [',,0', '', ''],
    ['t1,', 't1', ''],
    ['t1,,0', 't1', ''],
  ])('finds the end of the object in %s', (end, mysql_object, mysql_retcode) => {
    expect(readLine('rds-mysql-audit', line(end))).toMatchObject({ mysql_object, mysql_retcode });
  });

  it('gives up a hostile line at once', () => {
    expect(readLine('rds-mysql-audit', line(`'${'\\\''.repeat(50_000)}`)) === undefined).toBe(true);
  });
});
