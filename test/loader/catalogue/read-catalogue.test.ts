import { readCatalogue } from '../../../src/loader/catalogue/read-catalogue';
import { folderWith } from '../../cli/run-command';

const own = (name: string, settings: string): string => `[${name}]\ns3_key = /${name}/\n${settings}`;

describe('a configuration folder', () => {
  it('has nothing to complain about when there is none', () => {
    expect(readCatalogue().problems).toEqual([]);
  });

  it('tells at once, and once, which log types it has broken', () => {
    const userIni = [
      '[alb]\nlog_pattern = (\n',
      '[waf]\nfile_format = jsno\n',
      '[clb]\ns3_key_ignored = [\n',
      '[nlb]\ns3_key = (\n',
      own('orders', 'file_format = json\n'),
      '[part]\nfile_format = nothing that an object has\n',
      own('whole', 'file_format = json\nindex_name = log-whole\ndoc_id = ${part:file_format}\n'),
    ].join('');
    const folder = folderWith({ 'user.ini': userIni });
    expect(readCatalogue(folder).problems.map((problem) => problem.replace(`${folder}/user.ini`, 'user.ini'))).toEqual([
      expect.stringMatching(/^user\.ini:8: \[nlb\] s3_key: /),
      expect.stringMatching(/^user\.ini:2: \[alb\] log_pattern: /),
      expect.stringMatching(/^user\.ini:6: \[clb\] s3_key_ignored: /),
      expect.stringMatching(/^user\.ini:4: \[waf\] file_format: expected one of .*: did you mean json\?$/),
      'user.ini:10: [orders] index_name is empty: no object of this log type is loaded',
    ]);
  });

  it('with a user.ini of another encoding says so before anything else', () => {
    const userIni = Buffer.from(own('orders', 'file_format = json\nindex_name = log-bücher\n'), 'latin1');
    expect(readCatalogue(folderWith({ 'user.ini': userIni })).problems[0]).toMatch(/user\.ini: it is no UTF-8 text: save it as UTF-8$/);
  });

  it('tells who is meant by a section that can have no objects', () => {
    expect(readCatalogue(folderWith({ 'user.ini': '[default]\nindex_tz = +09:00\n' })).problems).toEqual([
      expect.stringMatching(/user\.ini:2: \[default\] has no s3_key: no object is of this log type: did you mean DEFAULT\?$/),
    ]);
  });

  it('gives a log type the code of the one that it takes script_ecs from, unless it has its own', () => {
    const copy = own('alb-copy', 'file_format = text\nindex_name = log-copy\nlog_pattern = ${alb:log_pattern}\nscript_ecs = ${alb:script_ecs}\n');
    const builtIn = readCatalogue().logicOf('alb');
    expect(builtIn).toBeDefined();
    expect(readCatalogue(folderWith({ 'user.ini': copy })).logicOf('alb-copy')).toBe(builtIn);
    const withOwn = readCatalogue(folderWith({ 'user.ini': copy, 'siem/sf_alb_copy.js': 'exports.transform = () => undefined;' }));
    expect(withOwn.logicOf('alb-copy')).toMatchObject({ wholeDocument: true });
    expect(readCatalogue(folderWith({ 'user.ini': copy.replace('script_ecs = ${alb:', 'script_ecs = ${nobody:') })).problems).toEqual([
      expect.stringContaining('[alb-copy] script_ecs: '),
    ]);
  });
});
