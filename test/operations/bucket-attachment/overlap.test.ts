import { BucketNotification, covers, overlaps } from '../../../src/operations/bucket-attachment/overlap';

const notification = (prefix: string, suffix = '', events = ['s3:ObjectCreated:*']): BucketNotification => ({
  target: 'arn', Events: events, Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: prefix }, { Name: 'Suffix', Value: suffix }] } },
});
const filter = (Prefix: string, Suffix = '') => ({ Prefix, Suffix });

test.each([
  ['the same keys', notification('a/'), filter('a/')],
  ['keys further down', notification('a/'), filter('a/b/')],
  ['keys further up', notification('a/b/'), filter('a/')],
  ['any key', { target: 'arn', Events: ['s3:ObjectCreated:Put'] }, filter('a/')],
  ['a longer end', notification('', '.json.gz'), filter('a/', '.gz')],
])('a notification overlaps a filter for %s', (_, other, wanted) => {
  expect(overlaps(other, wanted)).toBe(true);
});

test.each([
  ['other keys', notification('a/'), filter('b/')],
  ['another end of the same keys', notification('a/', '.gz'), filter('a/', '.json')],
  ['other events', notification('a/', '', ['s3:ObjectRemoved:*', 's3:ObjectRestore:Completed']), filter('a/')],
])('a notification does not overlap a filter for %s', (_, other, wanted) => {
  expect(overlaps(other, wanted)).toBe(false);
});

test('a notification covers a filter when it announces all that the filter is for', () => {
  expect(covers(notification('a/', '.gz'), filter('a/b/', '.json.gz'))).toBe(true);
  expect(covers(notification('a/b/'), filter('a/'))).toBe(false);
  expect(covers(notification('a/', '.gz'), filter('a/'))).toBe(false);
  expect(covers(notification('a/', '', ['s3:ObjectCreated:Put']), filter('a/'))).toBe(false);
});
