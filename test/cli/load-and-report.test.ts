import { existsSync, readFileSync, rmSync } from 'node:fs';
import { folderWith, parseLines, sampleOf, siem } from './run-command';
import { startBulkStub } from './target/bulk-stub';

const alb = sampleOf('alb', 'web-shop');
const vpc = sampleOf('vpcflowlogs', 'version-2');
const refused = { status: 400, error: { type: 'mapper_parsing_exception', reason: 'failed to parse' } };

describe('into a file', () => {
  test('the table stands on the standard output, all else on the standard error', async () => {
    const dir = folderWith({ [alb.key]: alb.content, [vpc.key]: vpc.content, 'README.md': 'what this is' });
    const out = `${folderWith({})}/out.ndjson`;
    const { status, stdout, stderr } = await siem(['load', '--dir', dir, '--out', out]);

    expect(status).toBe(0);
    expect(parseLines(readFileSync(out, 'utf8'))).toHaveLength(alb.expected.length + vpc.expected.length);
    expect(stdout).toMatch(new RegExp(`^alb +1 +${alb.expected.length} +${alb.expected.length} .* ${alb.expected[0].index}$`, 'm'));
    expect(stderr).toContain('3 of 3 files');
    expect(stderr).toContain('skipped (1):\n  README.md: no log type has this key\n');
  });

  test('a file that failed is named, and ends in status 1', async () => {
    const dir = folderWith({ [alb.key]: alb.content.subarray(0, 200), [vpc.key]: vpc.content });
    const { status, stdout, stderr } = await siem(['load', '--dir', dir, '--out', `${folderWith({})}/out.ndjson`]);

    expect(status).toBe(1);
    expect(stderr).toContain(`failed (1):\n  ${alb.key}: `);
    expect(stdout).toMatch(/^vpcflowlogs /m);
  });

  test('a folder without logs is no failure, but told', async () => {
    const { status, stdout, stderr } = await siem(['load', '--dir', folderWith({}), '--out', `${folderWith({})}/out.ndjson`]);

    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('nothing was loaded');
  });

  test('the file goes before the endpoint of the environment', async () => {
    const dir = folderWith({ [vpc.key]: vpc.content });
    const { status } = await siem(['load', '--dir', dir, '--out', `${folderWith({})}/out.ndjson`], { ENDPOINT: 'http://127.0.0.1:1' });

    expect(status).toBe(0);
  });
});

describe('into OpenSearch', () => {
  test('documents go to the endpoint of the environment, with their ids', async () => {
    const stub = await startBulkStub();
    const dir = folderWith({ [vpc.key]: vpc.content });
    const { status } = await siem(['load', '--dir', dir], { ENDPOINT: stub.url });
    await stub.close();

    expect(status).toBe(0);
    expect(stub.documents.map(({ index, id }) => ({ index, id }))).toEqual(vpc.expected.map(({ index, id }) => ({ index, id })));
  });

  test('what was in the index before is counted', async () => {
    const stub = await startBulkStub(() => ({ status: 200 }));
    const { stdout } = await siem(['load', '--dir', folderWith({ [vpc.key]: vpc.content }), '--endpoint', stub.url]);
    await stub.close();

    const count = vpc.expected.length;
    expect(stdout).toMatch(new RegExp(`^vpcflowlogs +1 +${count} +${count} +${count} +0 +0 +0 `, 'm'));
  });

  test('documents that the index refuses are kept in a file, named, and end in status 1; a second load keeps them too', async () => {
    const stub = await startBulkStub(({ id }) => (id === vpc.expected[1].id ? refused : { status: 201 }));
    const dir = folderWith({ [vpc.key]: vpc.content, [alb.key]: alb.content });
    const kept = `${dir}.rejected.ndjson`;
    const { status, stdout, stderr } = await siem(['load', '--dir', dir, '--endpoint', stub.url]);
    await siem(['load', '--dir', dir, '--endpoint', stub.url]);
    await stub.close();
    const lines = parseLines(readFileSync(kept, 'utf8'));
    rmSync(kept);

    expect(status).toBe(1);
    expect(stderr).toContain(`kept in ${kept} (1):\n  ${vpc.key}: 1 refused, the first: ${vpc.expected[1].index} ${vpc.expected[1].id}: 400 mapper_parsing_exception`);
    expect(stdout).toMatch(new RegExp(`^vpcflowlogs +1 +${vpc.expected.length} +${vpc.expected.length - 1} +0 +0 +1 `, 'm'));
    expect(stdout).toMatch(/^alb /m);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ ...refusedLine(), source: expect.stringContaining('"@log_type":"vpcflowlogs"') });
  });

  test('without refused documents there is no file of them', async () => {
    const stub = await startBulkStub();
    const dir = folderWith({ [vpc.key]: vpc.content });
    await siem(['load', '--dir', dir, '--endpoint', stub.url]);
    await stub.close();

    expect(existsSync(`${dir}.rejected.ndjson`)).toBe(false);
  });

  test('write aliases of log types with rollover are made first', async () => {
    const stub = await startBulkStub();
    const config = folderWith({ 'user.ini': '[vpcflowlogs]\nindex_rotation = auto\n' });
    const { status } = await siem(['load', '--dir', folderWith({ [vpc.key]: vpc.content }), '--endpoint', stub.url, '--config', config]);
    await stub.close();

    expect(status).toBe(0);
    expect(stub.requests).toContain('PUT /log-aws-vpcflowlogs-000001');
    expect(new Set(stub.documents.map(({ index }) => index))).toEqual(new Set(['log-aws-vpcflowlogs']));
  });

  test('an endpoint where nobody answers is told at once', async () => {
    const { status, stdout, stderr } = await siem(['load', '--dir', folderWith({ [vpc.key]: vpc.content }), '--endpoint', 'http://127.0.0.1:1']);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^siem load: http:\/\/127\.0\.0\.1:1 does not answer: .*\n$/);
  });
});

function refusedLine() {
  return { index: vpc.expected[1].index, id: vpc.expected[1].id, status: 400, reason: expect.stringContaining('failed to parse') };
}
