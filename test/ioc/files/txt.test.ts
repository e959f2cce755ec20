import { Collected, FILE, linesOf } from './collected';
import { readTxt } from '../../../src/ioc/files/txt';

async function read(text: string): Promise<Collected> {
  const collected = new Collected();
  await readTxt(FILE, linesOf(text), collected);
  return collected;
}

test('a list has addresses, networks, ranges and domains, and comments', async () => {
  const { values, problems } = await read('\ufeff# own list\r\n100.64.0.1\r\n\r\n  100.64.8.0/24 ; why\n100.64.9.1-100.64.9.2\n2001:20::1 # note\n;x\nEvil.example\nbücher.example\n');

  expect(values).toEqual(['100.64.0.1/32', '100.64.8.0/24', '100.64.9.1/32 100.64.9.2/32', '2001:20:0:0:0:0:0:1/128', 'evil.example', 'xn--bcher-kva.example']);
  expect(problems).toEqual([]);
});

test('its indicators have the name of the file and the time when it was written', async () => {
  const { indicators: [{ details }] } = await read('100.64.0.1');

  expect(details).toEqual({ provider: 'own', name: 'list.txt', modified: '2025-06-15T12:34:56Z' });
});

test('a bad line is told with its number, and the others count', async () => {
  const { values, problems } = await read(`100.64.0.1\n100.64.0.1/24\nhello world\n999.1.1.1\n${'x'.repeat(1_000)}\n100.64.0.2`);

  expect(values).toEqual(['100.64.0.1/32', '100.64.0.2/32']);
  expect(problems).toEqual([
    'TXT/own/list.txt:2: the address has bits behind /24: the network is 100.64.0.0/24',
    'TXT/own/list.txt:3: "hello world" is no address, network or domain',
    'TXT/own/list.txt:4: "999.1.1.1" is no address, network or domain',
    `TXT/own/list.txt:5: "${'x'.repeat(80)}…" is no address, network or domain`,
  ]);
});
