import { parquetMetadata } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

test('packages that ship ES modules only can be imported in tests', () => {
  expect(typeof parquetMetadata).toBe('function');
  expect(Object.keys(compressors)).toContain('ZSTD');
});
