import { ConditionalResources } from '../../../../src/constructs/private/standalone/conditional-resources';
import { NO_VALUE } from '../../../../src/constructs/private/standalone/intrinsics';

const QUEUE = { Type: 'AWS::SQS::Queue', DependsOn: {} };
const WRITTEN = { Type: 'AWS::SQS::Queue' };

function written(resource: unknown) {
  const others = { X: QUEUE, Y: QUEUE, OnlyA: { 'Fn::If': ['A', QUEUE, NO_VALUE] } };
  const { Resources, Conditions } = new ConditionalResources({ A: true, B: true }).writeOut({ Resources: { Q: resource, ...others } });
  const { A: _, B: __, ...more } = Conditions;
  return { resource: Resources.Q, more };
}

test('a resource that is always there has no condition', () => {
  expect(written(QUEUE)).toEqual({ resource: WRITTEN, more: {} });
});

test('one that is there when a condition holds has that', () => {
  expect(written({ 'Fn::If': ['A', QUEUE, NO_VALUE] })).toEqual({ resource: { ...WRITTEN, Condition: 'A' }, more: {} });
});

test('one that is there when it does not hold has its opposite', () => {
  expect(written({ 'Fn::If': ['A', NO_VALUE, QUEUE] })).toEqual({ resource: { ...WRITTEN, Condition: 'NotA' }, more: { NotA: { 'Fn::Not': [{ Condition: 'A' }] } } });
});

test('one that needs two conditions has both', () => {
  expect(written({ 'Fn::If': ['A', { 'Fn::If': ['B', QUEUE, NO_VALUE] }, NO_VALUE] })).toEqual({
    resource: { ...WRITTEN, Condition: 'AAndB' }, more: { AAndB: { 'Fn::And': [{ Condition: 'A' }, { Condition: 'B' }] } },
  });
});

test('it waits for all that it waits for in some case', () => {
  const { resource } = written({ ...QUEUE, DependsOn: { X: true, Y: { 'Fn::If': ['A', true, NO_VALUE] } } });

  expect(resource.DependsOn).toEqual(['X', 'Y']);
});

test('it may wait for what is there by the same condition, and for nothing else that is not always there', () => {
  const waiting = { ...QUEUE, DependsOn: { OnlyA: true } };

  expect(written({ 'Fn::If': ['A', waiting, NO_VALUE] }).resource.DependsOn).toEqual(['OnlyA']);
  expect(() => written(waiting)).toThrow('Q waits for OnlyA, which is not always there');
});

test('a resource of two kinds is refused', () => {
  expect(() => written({ 'Fn::If': ['A', QUEUE, { Type: 'AWS::SNS::Topic', DependsOn: {} }] })).toThrow('with A a resource is another one');
});
