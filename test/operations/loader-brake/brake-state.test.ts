import { formatState, parseState } from '../../../src/operations/loader-brake/brake-state';

const SINCE = Date.parse('2025-06-01T10:00:00.000Z');

test.each([
  { position: 'paused', since: SINCE, reserved: 50 }, { position: 'resuming', since: SINCE, reserved: 0 }, { position: 'running', since: SINCE },
] as const)('%j is what its tag says', (state) => {
  expect(parseState(formatState(state))).toEqual(state);
  expect(formatState(state)).toMatch(/^[\w .:/=+@-]{1,256}$/);
});

test.each([undefined, '', 'paused', 'paused yesterdayZ', 'stopped 2025-06-01T10:00:00.000Z'])('the tag %j asks for nothing', (text) => {
  expect(parseState(text)).toEqual({ position: 'running', since: 0 });
});
