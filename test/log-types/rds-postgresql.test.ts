import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import type { Fields } from '../../src/loader/types';
import { logic } from '../../src/log-types/rds-postgresql/rds-postgresql';

const apply = (postgresql_log_level: string, postgresql_message: string) => {
  const raw = { postgresql_log_level, postgresql_message };
  return applyLogic(logic, raw, { ...raw, event: { category: ['database'] } }).doc;
};

describe('rds-postgresql', () => {
  it.each<[string, string, Fields, Fields]>([
    ['STATEMENT', 'select 1;\nselect 2;', { query: 'select 1;\nselect 2;' }, {}],
    ['LOG', 'statement: SELECT 1;', { query: 'SELECT 1' }, { query_step: 'execute' }],
    ['LOG', 'statement: SELECT *\nFROM t;', { query: 'SELECT *' }, { query_step: 'execute' }],
    ['LOG', 'duration: 250 ms', { query_time: 0.25 }, { duration_ms: 250, query_step: 'execute' }],
    ['LOG', 'duration: 0.5 ms  parse <unnamed>: SELECT 1;\nx', { query: 'SELECT 1;', query_time: 0.0005 }, { duration_ms: 0.5, query_step: 'parse' }],
    ['LOG', 'duration: 8.0 ms  execute S_1/C_2: SELECT $1::int', { query: 'SELECT $1::int', query_time: 0.008 }, { duration_ms: 8, query_step: 'execute' }],
    ['LOG', 'duration: 1.2.3 ms', {}, { query_step: 'execute' }],
    ['LOG', 'disconnection: session time: 26:01:00.5 user=a', {}, { session_time_seconds: 93660.5 }],
    ['DETAIL', 'statement: SELECT 1;', {}, {}],
  ])('reads %s "%s"', (level, message, rds, postgresql) => {
    const doc = apply(level, message);
    expect(doc.rds).toEqual(rds);
    expect(doc.postgresql).toEqual({ ...postgresql, log_level: level, message });
    expect(doc.event).toEqual({ category: ['database'] });
  });

  it.each([
    ['FATAL', 'password authentication failed for user "a"', 'failed', 'failure'],
    ['FATAL', 'PAM authentication failed for user "a"', 'failed', 'failure'],
    ['LOG', 'connection authorized: user=a database=b', 'authorized', 'success'],
    ['LOG', 'replication connection authorized: user=a', 'authorized', 'success'],
  ])('knows the login of %s "%s"', (level, message, action, outcome) => {
    expect(apply(level, message).event).toEqual({ category: 'authentication', type: 'start', action, outcome });
  });

  it.each([
    ['LOG', 'statement: select \'connection authorized\''],
    ['LOG', 'duration: 1 ms  statement: select \'connection authorized\''],
    ['ERROR', 'authentication failed'],
  ])('does not take %s "%s" for one', (level, message) => {
    expect(apply(level, message).event).toEqual({ category: ['database'] });
  });

  it('leaves a line that could not be read alone', () => {
    expect(applyLogic(logic, {}, {}, { logGroup: '/aws/rds/instance/orders-1/postgresql' }).doc).toEqual({ postgresql: {}, rds: { instance_identifier: 'orders-1' } });
  });

  it.each([
    ['2025-06-12 10:20:00 UTC:10.0.3.17(49152):a@b:[1]:LOG:  x', { postgresql_source_address: '10.0.3.17', postgresql_source_port: '49152', postgresql_user: 'a', postgresql_database: 'b' }],
    ['2025-06-12 10:20:00 UTC:[local]:a@b:[1]:LOG:  x', { postgresql_source_address: undefined, postgresql_user: 'a' }],
    ['2025-06-12 10:20:00 UTC::@:[1]:LOG:  x', { postgresql_source_address: undefined, postgresql_user: '', postgresql_database: '' }],
    ['2025-06-12 10:20:00 GMT [1]:LOG:  x', { postgresql_user: undefined, postgresql_pid: '1' }],
    ['2025-06-12 10:20:00 UTC:10.0.3.17(1):a@x.org@b:[1]:LOG:  x@y', { postgresql_user: 'a@x.org', postgresql_database: 'b', postgresql_message: 'x@y' }],
  ])('reads "%s"', (line, expected) => {
    expect(readLine('rds-postgresql', line)).toMatchObject(expected);
  });

  it('gives up a hostile line at once', () => {
    expect(readLine('rds-postgresql', `2025-06-12 10:20:00 UTC:10.0.3.17(1):${'a@'.repeat(50_000)}`) === undefined).toBe(true);
  });
});
