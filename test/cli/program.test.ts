import { siem } from './run-command';

test('without a command the help goes to the standard error, as a wrong command line', async () => {
  const { status, stdout, stderr } = await siem([]);

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('Usage: siem');
});

test.each(['load', 'test', 'explain'])('siem %s --help shows its options and succeeds', async (command) => {
  const { status, stdout } = await siem([command, '--help']);

  expect(status).toBe(0);
  expect(stdout).toContain(`Usage: siem ${command}`);
  expect(stdout).toContain('--config <dir>');
  expect(stdout).toContain('--geoip <dir>');
});

test.each([
  ['an unknown command', ['lode']],
  ['an unknown option', ['test', 'file', '--key', 'key', '--nope']],
  ['a missing argument', ['explain']],
  ['an argument too many', ['test', 'file', 'another', '--key', 'key']],
  ['a missing option', ['test', 'file']],
  ['an option without its value', ['load', '--dir']],
  ['no target', ['load', '--dir', __dirname]],
  ['two targets', ['load', '--dir', __dirname, '--endpoint', 'http://localhost:9200', '--out', 'out.ndjson']],
  ['a folder that is not there', ['load', '--dir', `${__dirname}/nowhere`, '--out', 'out.ndjson']],
  ['a folder that is a file', ['load', '--dir', __filename, '--out', 'out.ndjson']],
  ['an endpoint that is none', ['load', '--dir', __dirname, '--endpoint', 'not an endpoint']],
  ['a configuration that is not there', ['explain', 'key', '--config', `${__dirname}/nowhere`]],
  ['a configuration without its files', ['explain', 'key', '--config', __dirname]],
  ['a folder without databases', ['explain', 'key', '--geoip', __dirname]],
])('%s is a wrong command line', async (_case, args) => {
  const { status, stdout, stderr } = await siem(args);

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).not.toBe('');
});
