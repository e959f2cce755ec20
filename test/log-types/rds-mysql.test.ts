import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic as error } from '../../src/log-types/rds-mysql-error/rds-mysql-error';
import { logic as general } from '../../src/log-types/rds-mysql-general/rds-mysql-general';
import { logic as slowquery } from '../../src/log-types/rds-mysql-slowquery/rds-mysql-slowquery';

const origin = { logGroup: '/aws/rds/instance/orders-1/x' };
const rds = { instance_identifier: 'orders-1' };

describe('rds-mysql-general', () => {
  it('puts its fields below mysql', () => {
    const raw = { mysql_command: 'Query', mysql_query: 'SELECT 1' };
    expect(applyLogic(general, raw, { ...raw, rds: { query: 'SELECT 1' } }, origin).doc).toEqual({
      mysql: { command: 'Query', query: 'SELECT 1' }, rds: { ...rds, query: 'SELECT 1' },
    });
  });

  it('reads several lines as one statement', () => {
    expect(readLine('rds-mysql-general', '2025-06-12T10:20:00.1Z\t   13 Query\tSELECT 1\nFROM t')).toMatchObject({ mysql_thread_id: '13', mysql_query: 'SELECT 1\nFROM t' });
  });
});

describe('rds-mysql-error', () => {
  const apply = (mysql_message: string): Fields => applyLogic(error, { mysql_message }, { mysql_message }, origin).doc;

  it.each([
    ['Access denied for user \'a\'@\'203.0.113.66\' (using password: YES)', 'a', '203.0.113.66', '203.0.113.66'],
    ['Access denied for user \'a\'@\'app.example.com\' to database \'b\'', 'a', 'app.example.com', undefined],
    ['Access denied for user \'\'@\'2001:db8::1\' (using password: NO)', '', '2001:db8::1', '2001:db8::1'],
    ['Access denied for user \'a\'@\'192.0.2.1\' (using password: YES)\'@\'203.0.113.66\' (using password: NO)', 'a\'@\'192.0.2.1\' (using password: YES)', '203.0.113.66', '203.0.113.66'],
    ['Access denied for user \'a\'@\'203.0.113.66\' to database \'b\'@\'192.0.2.1\'', 'a', '203.0.113.66', '203.0.113.66'],
  ])('reads "%s"', (message, name, address, ip) => {
    const { event, user, source, mysql } = apply(message);
    expect(event).toEqual({ category: 'authentication', type: 'start', action: 'failed', outcome: 'failure' });
    expect([user.name, mysql.username, source.address, mysql.host, source.ip]).toEqual([name, name, address, address, ip]);
  });

  it('knows a database that is none', () => {
    expect(apply('Unknown database \'paymnts\'')).toMatchObject({
      event: { action: 'failed', outcome: 'failure' }, rds: { ...rds, database_name: 'paymnts' }, mysql: { database: 'paymnts' },
    });
  });

  it.each(['[MY-010926] [Server] Access denied for user \'a\'@\'b\'', 'ready for connections'])('takes nothing from "%s"', (message) => {
    expect(apply(message)).toEqual({ rds, mysql: { message } });
  });

  it('reads a message without thread and level', () => {
    expect(readLine('rds-mysql-error', '250612 10:20:00 server_audit: STOPPED')).toMatchObject({ mysql_thread_id: undefined, mysql_message: 'server_audit: STOPPED' });
  });
});

describe('rds-mysql-slowquery', () => {
  const apply = (mysql_query: string): Fields => applyLogic(slowquery, { mysql_query, mysql_query_time: '1.5' }, { mysql_query, mysql_query_time: '1.5' }, origin).doc.rds;

  it.each([
    ['use orders;\nSET timestamp=1;\nSELECT 1\nFROM t;', { database_name: 'orders', query: 'SELECT 1\nFROM t' }],
    ['SET timestamp=1;\nselect 1', { query: 'select 1' }],
    ['USE `my orders`;\nset timestamp=1;\n-- x\nselect 1;', { database_name: '`my orders`', query: '-- x\nselect 1' }],
    ['SET timestamp=1;', {}],
  ])('finds the statement of %j', (query, expected) => {
    expect(apply(query)).toEqual({ ...rds, ...expected, query_time: '1.5' });
  });

  const head = '# User@Host: a[a] @ web-1 [10.0.3.17]';
  it.each([
    [`# Time: 2025-06-12T10:20:00.1Z\n${head}  Id:    13\n# Query_time: 1.5  Lock_time: 0.1 Rows_sent: 1\nSELECT 1;`, '2025-06-12T10:20:00.1Z', '10.0.3.17', 'SELECT 1;'],
    [`${head}  Id:    13\n# Query_time: 1.5  Lock_time: 0.1 Rows_sent: 1\nSELECT 1;`, undefined, '10.0.3.17', 'SELECT 1;'],
    [`${head}\n# Thread_id: 13  Schema: x  QC_hit: No\n# Query_time: 1.5  Lock_time: 0.1\n# Rows_affected: 0\nSELECT 1;`, undefined, '10.0.3.17', 'SELECT 1;'],
    ['# User@Host: a[a] @ localhost []  Id:    13\n# Query_time: 1.5  Lock_time: 0.1 Rows_sent: 1\n', undefined, '', ''],
  ])('reads %j', (text, mysql_timestamp, mysql_source_ip, mysql_query) => {
    expect(readLine('rds-mysql-slowquery', text)).toMatchObject({
      mysql_timestamp, mysql_username: 'a', mysql_source_ip, mysql_thread_id: '13', mysql_query_time: '1.5', mysql_lock_time: '0.1', mysql_query,
    });
  });

  it.each(['[', '[a] Id: 1'])('gives up a hostile line of "%s" at once', (text) => {
    expect(readLine('rds-mysql-slowquery', `# User@Host: a${text.repeat(20_000)}`) === undefined).toBe(true);
  });
});
