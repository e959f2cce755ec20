import { allows, Statement } from './policy';

const read: Statement = { Effect: 'Allow', Action: ['s3:Get*'], Resource: 'arn:aws:s3:::logs/*' };

test('an action passes on a resource that a statement names, with or without wildcards', () => {
  expect(allows([read], 's3:GetObject', 'arn:aws:s3:::logs/a/b')).toBe(true);
  expect(allows([read], 's3:PutObject', 'arn:aws:s3:::logs/a/b')).toBe(false);
  expect(allows([read], 's3:GetObject', 'arn:aws:s3:::logs2/a')).toBe(false);
});

test('a denial wins over every permission', () => {
  const deny: Statement = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  expect(allows([read, deny], 's3:GetObject', 'arn:aws:s3:::logs/a')).toBe(false);
});

test('a condition holds when the request tells a value that fits', () => {
  const listing: Statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition: { StringLike: { 's3:prefix': ['a/*', 'b'] } } };
  expect(allows([listing], 's3:ListBucket', 'arn:aws:s3:::logs', { 's3:prefix': 'a/1' })).toBe(true);
  expect(allows([listing], 's3:ListBucket', 'arn:aws:s3:::logs', { 's3:prefix': 'c' })).toBe(false);
  expect(allows([listing], 's3:ListBucket', 'arn:aws:s3:::logs')).toBe(false);
});
