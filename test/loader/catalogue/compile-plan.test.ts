import { Catalogue } from '../../../src/loader/catalogue/catalogue';
import type { LogTypePlan } from '../../../src/loader/plan';
import { catalogueOf } from '../load-object';

const planOf = (ini: string): LogTypePlan => catalogueOf(ini).plan('t');

describe('the format of a log type', () => {
  it.each([
    ['text', 'log_pattern = (?P<a>.*)'],
    ['multiline', 'log_pattern = (?P<a>.*)\nmultiline_firstline = ^x'],
    ['json', ''],
    ['csv', ''],
    ['cef', ''],
    ['xml', 'xml_firstline = ^<'],
    ['winevtxml', ''],
    ['parquet', ''],
  ])('may be %s', (format, more) => {
    expect(planOf(`file_format = ${format}\n${more}`)).toMatchObject({ format, envelope: 'none' });
  });

  it.each([
    ['text', '', 'log_pattern: the format text needs a pattern'],
    ['multiline', 'multiline_firstline = ^x', 'log_pattern: the format multiline needs a pattern'],
    ['multiline', 'log_pattern = (?P<a>.*)', 'multiline_firstline: the format multiline needs a pattern of the first line'],
    ['xml', 'multiline_firstline = ^<', 'xml_firstline: the format xml needs a pattern of the first line'],
  ])('%s with "%s" lacks a setting, which is named', (format, more, message) => {
    expect(() => planOf(`file_format = ${format}\n${more}`)).toThrow(`user.ini:4: [t] ${message}`);
  });

  it('is that of a message in an envelope, which needs no first line', () => {
    expect(planOf('file_format = xml\nvia_cwl = True')).toMatchObject({ format: 'xml', envelope: 'cloudwatch-logs' });
    expect(planOf('file_format = multiline\nlog_pattern = x\nvia_firelens = True')).toMatchObject({ format: 'multiline', envelope: 'firelens' });
  });
});

describe('the envelope of a log type', () => {
  it('is that of CloudWatch Logs when both are asked for', () => {
    expect(planOf('file_format = json\nvia_cwl = yes\nvia_firelens = on').envelope).toBe('cloudwatch-logs');
  });

  it('leaves out stderr of containers unless told otherwise', () => {
    expect(planOf('file_format = json\nvia_firelens = True').ignoreStderr).toBe(true);
    expect(planOf('file_format = json\nvia_firelens = True\nignore_container_stderr = no').ignoreStderr).toBe(false);
  });

  it('is no place for a mistyped answer', () => {
    const catalogue = new Catalogue([{ name: 'user.ini', text: '[t]\ns3_key = x\nfile_format = json\nvia_firelens = maybe\n' }], () => undefined);
    expect(() => catalogue.plan('t')).toThrow('user.ini:4: [t] via_firelens: ');
  });
});
