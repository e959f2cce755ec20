import { siem } from '../run-command';

test('its help says where a bucket has to be, and which options it has', async () => {
  const { status, stdout } = await siem(['template', '--help']);

  expect(status).toBe(0);
  for (const text of ['--bucket <name>', '--region <region>', '--serverless', '--vpc', 'a bucket of their own region']) expect(stdout).toContain(text);
});

test.each([
  ['no bucket', []],
  ['a bucket with a dot', ['--bucket', 'my.templates']],
  ['an address instead of a bucket', ['--bucket', 's3://my-templates']],
  ['a region that is none', ['--bucket', 'my-templates', '--region', 'Frankfurt']],
  ['a prefix that ends with a slash', ['--bucket', 'my-templates', '--key-prefix', 'siem/']],
  ['OpenSearch Serverless where it is not offered', ['--bucket', 'my-templates', '--region', 'cn-north-1', '--serverless']],
])('%s is a wrong command line', async (_, args) => {
  const { status, stderr } = await siem(['template', ...args]);

  expect(status).toBe(2);
  expect(stderr).not.toBe('');
});

test('a region of the environment counts like the option', async () => {
  const { status, stderr } = await siem(['template', '--bucket', 'my-templates', '--serverless'], { AWS_REGION: 'cn-north-1' });

  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('cn-north-1') });
});
