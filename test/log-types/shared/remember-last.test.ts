import { rememberLast } from '../../../src/log-types/shared/remember-last';

describe('rememberLast', () => {
  it('reads a text once as long as no other comes', () => {
    const read = jest.fn((text: string) => text.length);
    const remembered = rememberLast(read);
    expect(['', 'ab', 'ab', 'abc', 'ab'].map(remembered)).toEqual([0, 2, 2, 3, 2]);
    expect(read.mock.calls.map(([text]) => text)).toEqual(['', 'ab', 'abc', 'ab']);
  });

  it('reads a text again that failed', () => {
    const remembered = rememberLast((): string => {
      throw new Error('unreadable');
    });
    for (let i = 0; i < 2; i++) expect(() => remembered('a')).toThrow('unreadable');
  });
});
