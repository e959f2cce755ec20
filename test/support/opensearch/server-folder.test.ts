import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServerFolder, readableHome, runAs } from './server-folder';

// Owned by whoever runs the test, so that giving it away needs no privilege.
const user = { uid: process.getuid!(), gid: process.getgid!() };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'server-folder-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('root never runs the server itself', () => {
  const getuid = jest.spyOn(process as { getuid(): number }, 'getuid');

  expect(getuid.mockReturnValue(0) && runAs()).toEqual({ uid: 65534, gid: 65534 });
  expect(getuid.mockReturnValue(1000) && runAs()).toBeUndefined();
});

test('the server binds to the loopback address on ports that the system chooses', () => {
  const { config } = makeServerFolder(folder, user);

  expect(readFileSync(join(config, 'opensearch.yml'), 'utf8').split('\n'))
    .toEqual(expect.arrayContaining(['network.host: 127.0.0.1', 'http.port: 0', 'transport.port: 0']));
});

test('a distribution in a closed folder is copied to where the other user can read it', () => {
  const home = join(folder, 'closed', 'home');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'README.md'), 'read me');
  chmodSync(join(folder, 'closed'), 0o700);

  const copy = readableHome(home, join(folder, 'server'), user);

  expect(copy).not.toBe(home);
  expect(statSync(join(copy, 'README.md')).uid).toBe(user.uid);
});

test('a distribution stays in its place when the server runs as the user who owns it', () => {
  expect(readableHome(folder, folder, undefined)).toBe(folder);
  expect(existsSync(join(folder, 'home'))).toBe(false);
});
