import type { GetParametersByPathCommandInput } from '@aws-sdk/client-ssm';
import { ParameterStore } from '../../src/platform/parameter-store';

it('reads all pages of the parameters below a path, as they are kept', async () => {
  const asked: GetParametersByPathCommandInput[] = [];
  const pages = [
    { Parameters: [{ Name: '/a/b/one', Value: '1' }, { Name: '/a/b/c/two', Value: '2' }], NextToken: 'next' },
    { Parameters: [], NextToken: 'last' },
    { Parameters: [{ Name: '/a/b/none' }, { Value: 'nameless' }] },
  ];
  const send = async ({ input }: { input: GetParametersByPathCommandInput }) => {
    asked.push(input);
    return pages[asked.length - 1];
  };
  expect(await new ParameterStore({ send } as never).under('/a/b/')).toEqual([
    { name: '/a/b/one', value: '1' }, { name: '/a/b/c/two', value: '2' }, { name: '/a/b/none', value: '' },
  ]);
  expect(asked).toEqual([undefined, 'next', 'last'].map((NextToken) => ({ Path: '/a/b/', Recursive: true, WithDecryption: false, NextToken })));
});

it('tells of a store that does not answer', async () => {
  const send = async () => Promise.reject(new Error('connect ETIMEDOUT'));
  await expect(new ParameterStore({ send } as never).under('/a/')).rejects.toThrow('connect ETIMEDOUT');
});
