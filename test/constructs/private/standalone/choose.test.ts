import { choose } from '../../../../src/constructs/private/standalone/choose';

const NOTHING = { Ref: 'AWS::NoValue' };

test('what is equal depends on nothing', () => {
  expect(choose('C', { a: [1, { Ref: 'X' }] }, { a: [1, { Ref: 'X' }] })).toEqual({ a: [1, { Ref: 'X' }] });
});

test('only what differs is chosen, as deep inside as can be', () => {
  expect(choose('C', { a: { b: 2, same: 1 } }, { a: { b: 1, same: 1 } })).toEqual({ a: { b: { 'Fn::If': ['C', 2, 1] }, same: 1 } });
});

test('what is there on one side only is there or not', () => {
  expect(choose('C', { a: 1 }, { b: 2 })).toEqual({ b: { 'Fn::If': ['C', NOTHING, 2] }, a: { 'Fn::If': ['C', 1, NOTHING] } });
});

test('functions of CloudFormation are chosen whole', () => {
  expect(choose('C', { Ref: 'A' }, { Ref: 'B' })).toEqual({ 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'B' }] });
  expect(choose('C', { 'Fn::GetAtt': ['A', 'Arn'] }, { 'Fn::GetAtt': ['B', 'Arn'] })['Fn::If']).toBeDefined();
});

test('items are added to a list where they belong', () => {
  expect(choose('C', [1, 2, 3], [1, 3])).toEqual([1, { 'Fn::If': ['C', 2, NOTHING] }, 3]);
  expect(choose('C', [], [1])).toEqual([{ 'Fn::If': ['C', NOTHING, 1] }]);
});

test('items that are much alike are one, with a choice inside', () => {
  const statement = (Resource: string) => ({ Action: 's3:GetObject', Effect: 'Allow', Resource });

  expect(choose('C', [statement('a'), { other: true }], [statement('b')])).toEqual([
    { Action: 's3:GetObject', Effect: 'Allow', Resource: { 'Fn::If': ['C', 'a', 'b'] } },
    { 'Fn::If': ['C', { other: true }, NOTHING] },
  ]);
});

test('of joined text only the part in the middle is chosen', () => {
  const text = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

  expect(choose('C', text('[1,', { Ref: 'X' }, ',2]'), text('[1]'))).toEqual(
    text('[1', { 'Fn::If': ['C', text(',', { Ref: 'X' }, ',2'), ''] }, ']'),
  );
});

test('plain texts are chosen whole', () => {
  expect(choose('C', 'aes-siem-a', 'aes-siem-b')).toEqual({ 'Fn::If': ['C', 'aes-siem-a', 'aes-siem-b'] });
});
