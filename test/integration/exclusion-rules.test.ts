import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Exclusion, LoaderConfig, PatternType, SiemOnOpenSearch } from '../../src';
import { folderWith, siem as runSiem } from '../cli/run-command';

const KEY = 'shop/2025/06/15/orders.json';
const ORDERS = [{ status: 'test', by: 'ann' }, { status: 'paid', by: 'bot, "7"' }, { status: 'paid', by: 'ann' }].map((order) => JSON.stringify(order)).join('\n');

/** The layer of an app whose SIEM knows orders of a shop. */
function layerWith(rules: Record<string, Exclusion>): string {
  const app = new App();
  const siem = new SiemOnOpenSearch(new Stack(app, 'Stack'), 'Siem', {
    loaderConfig: LoaderConfig.fromInline('[orders]\ns3_key = shop/\ns3_key_ignored = \\.tmp$$\nfile_format = json\nindex_name = log-shop\n'),
  });
  for (const [id, rule] of Object.entries(rules)) siem.addExclusion(id, rule);
  const { directory } = app.synth();
  return readdirSync(directory).map((name) => join(directory, name)).find((path) => path.includes('asset.') && readdirSync(path).includes('user.ini'))!;
}

test('what an app writes into its layer is what the loader does', async () => {
  const layer = layerWith({
    Tests: Exclusion.field('orders', { field: 'status', pattern: 'test' }),
    Bots: Exclusion.field('orders', { field: 'by', pattern: '(bot|cron), "\\d"', patternType: PatternType.REGEX, comment: 'machines' }),
    Parts: Exclusion.s3Key('orders', '(?i)\\.PART$'),
  });
  const file = `${folderWith({ 'orders.json': ORDERS })}/orders.json`;
  const dryRun = (key: string) => runSiem(['test', file, '--key', key, '--config', layer]);

  const { stdout, stderr } = await dryRun(KEY);
  expect(stdout.trim().split('\n').map((line) => JSON.parse(line).source)).toEqual([expect.objectContaining({ status: 'paid', by: 'ann' })]);
  expect(stderr).toMatch(/^excluded +2 \(exclusions\.csv:3 Stack\/Siem\/Tests: 1, exclusions\.csv:2 machines: 1\)$/m);
  expect(stderr).not.toContain('configuration:');
  expect(await dryRun(`${KEY}.part`)).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('Stack/Siem/Parts of log type orders matches the key') });
  expect(await dryRun(`${KEY}.tmp`)).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('s3_key_ignored of log type orders matches the key') });
});
