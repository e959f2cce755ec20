import type { Fields, RecordContext } from '../../../src/loader/types';
import { rdsOf, withoutSemicolons } from '../../../src/log-types/shared/rds';

const rds = (logGroup?: string, logStream?: string, doc: Fields = {}) => rdsOf(doc, { logGroup, logStream } as RecordContext);

describe('rdsOf', () => {
  it.each([
    ['/aws/rds/instance/orders-1/error', 'orders-1', { instance_identifier: 'orders-1' }],
    ['/aws/rds/cluster/orders/audit', 'orders-instance-1.audit.log.0', { cluster_identifier: 'orders', instance_identifier: 'orders-instance-1' }],
    ['/aws/rds/cluster/orders/audit', undefined, { cluster_identifier: 'orders', instance_identifier: undefined }],
    ['/aws/rds/proxy/p', 'x', {}],
    ['orders', 'x', {}],
    [undefined, undefined, {}],
  ])('reads log group %s', (logGroup, logStream, expected) => {
    expect(rds(logGroup, logStream)).toEqual(expected);
  });

  it('adds to what has been mapped', () => {
    expect(rds('/aws/rds/instance/orders-1/error', undefined, { rds: { query: 'SELECT 1' } })).toEqual({ query: 'SELECT 1', instance_identifier: 'orders-1' });
  });
});

describe('withoutSemicolons', () => {
  it.each([['a;', 'a'], ['a;;', 'a'], ['a; b', 'a; b'], [';', ''], ['', '']])('makes of "%s" "%s"', (statement, expected) => {
    expect(withoutSemicolons(statement)).toBe(expected);
  });
});
