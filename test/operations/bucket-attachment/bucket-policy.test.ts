import { withStatements } from '../../../src/operations/bucket-attachment/bucket-policy';

const isOwn = (sid: string | undefined) => sid === 'own';
const own = { Sid: 'own', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Principal: { AWS: 'arn' } };
const other = { Effect: 'Deny', Action: 's3:*' };

test('a statement comes behind those of others, and every other member of the policy stays', () => {
  expect(withStatements({ Version: '2008-10-17', Id: 'x', Statement: [other] }, isOwn, [own])).toEqual({ Version: '2008-10-17', Id: 'x', Statement: [other, own] });
});

test.each([
  ['as it was written', own],
  ['with its lists in another order', { ...own, Action: ['s3:ListBucket', 's3:GetObject'] }],
  ['with lists of one for single values', { ...own, Principal: { AWS: ['arn'] } }],
])('nothing is to do when the statement is there %s', (_, there) => {
  expect(withStatements({ Statement: [there, other] }, isOwn, [own])).toBeUndefined();
});

test('a statement that somebody changed is put right', () => {
  expect(withStatements({ Statement: [{ ...own, Action: 's3:*' }, other] }, isOwn, [own])?.Statement).toEqual([other, own]);
});

test('once it was written, its name is enough', () => {
  expect(withStatements({ Statement: [{ ...own, Principal: { AWS: 'said otherwise' } }] }, isOwn, [own], true)).toBeUndefined();
});
