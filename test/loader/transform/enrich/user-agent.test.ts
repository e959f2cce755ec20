import { type UserAgentFields, createUserAgentParser } from '../../../../src/loader/transform/enrich/user-agent';
import agents from '../../../fixtures/user-agent/agents.json';

const parse = createUserAgentParser();

test.each(agents as UserAgentFields[])('$original is named as ua-parser names it', (expected) => {
  expect(parse(expected.original).value).toEqual(expected);
});

test('the JSON text is that of the fields', () => {
  expect(parse('curl/8.4.0 "quoted"').json).toBe(
    '{"original":"curl/8.4.0 \\"quoted\\"","name":"curl","version":"8.4.0","os.name":"Other","os.full":"Other","device.name":"Other"}',
  );
});

test('records share what was found, so nobody can change it', () => {
  const hit = parse('curl/8.4.0');

  expect(parse('curl/8.4.0')).toBe(hit);
  expect(Object.isFrozen(hit) && Object.isFrozen(hit.value)).toBe(true);
});

test('an agent with encoded blanks is decoded once', () => {
  expect(parse('Mozilla/5.0%20(Windows%20NT%2010.0)%20Firefox/121.0%2520x').value).toMatchObject({
    'original': 'Mozilla/5.0 (Windows NT 10.0) Firefox/121.0%20x', 'name': 'Firefox', 'version': '121.0', 'os.full': 'Windows 10',
  });
});

test('an agent without encoded blanks is not decoded', () => {
  expect(parse('curl/8.4.0%2B').value.original).toBe('curl/8.4.0%2B');
});

test.each([['AWS Internal', 'AWS Internal'], ['sns.amazonaws.com', 'sns.amazonaws.com'], ['x y.amazonaws.com', 'Other'], ['amazonaws.com', 'Other']])(
  '%s has the name %s', (text, name) => {
    expect(parse(text).value.name).toBe(name);
  },
);

test('what an attacker writes after the first 1,024 characters is kept and costs nothing', () => {
  const text = `${'x'.repeat(1_024)} curl/8.4.0`;

  expect(parse(text).value).toMatchObject({ original: text, name: 'Other' });
});

test('more agents than are remembered are all answered', () => {
  for (let i = 0; i < 5_000; i++) parse(`tool-${i}`);

  expect(parse('curl/8.4.0').value.version).toBe('8.4.0');
});
