import { allows, needless, Statement } from './policy';

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
  const ifExists: Statement = { ...listing, Condition: { StringLikeIfExists: { 's3:prefix': 'a/*' } } };
  expect(allows([ifExists], 's3:ListBucket', 'arn:aws:s3:::logs')).toBe(true);
  expect(allows([ifExists], 's3:ListBucket', 'arn:aws:s3:::logs', { 's3:prefix': 'c' })).toBe(false);
});

test('with ForAllValues each value must be one of those that are allowed', () => {
  const granting: Statement = {
    Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '*', Condition: { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } },
  };
  expect(allows([granting], 'kms:CreateGrant', 'key', { 'kms:GrantOperations': ['Decrypt'] })).toBe(true);
  expect(allows([granting], 'kms:CreateGrant', 'key', { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] })).toBe(false);
});

test('needless is what a policy names and nobody asks for: actions, and resources', () => {
  const both: Statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] };
  const reading = { action: 's3:GetObject', resource: 'arn:aws:s3:::a/x' };
  expect(needless([both], [reading])).toEqual(['s3:PutObject', 's3:GetObject s3:PutObject on arn:aws:s3:::b/*']);
  expect(needless([both], [reading, { action: 's3:PutObject', resource: 'arn:aws:s3:::b/x' }])).toEqual([]);
});
