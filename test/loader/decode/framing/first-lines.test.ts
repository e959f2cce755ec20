import { loadObject, ownFields } from '../../load-object';

const BLOCKS = 'file_format = multiline\nmultiline_firstline = ^\\d{4}-\nlog_pattern = ^(?P<day>\\S+) (?P<text>[\\s\\S]*)\ncloud_provider =';

describe('records of several lines', () => {
  it('begin with a line that the pattern matches and go on to the next one', async () => {
    const { sources, result } = await loadObject(BLOCKS, '2025-01-01 one\n  more\n\n\tand 2024-\n2025-01-02 two\n2025-01-03 three\n');
    expect(sources.map(ownFields)).toEqual([
      { day: '2025-01-01', text: 'one\n  more\n\n\tand 2024-' }, { day: '2025-01-02', text: 'two' }, { day: '2025-01-03', text: 'three' },
    ]);
    expect(sources[0]['@message']).toBe('2025-01-01 one\n  more\n\n\tand 2024-');
    expect(result).toMatchObject({ account: { read: 3, errors: 0 } });
  });

  it('have no white space at their ends, but keep it at their beginnings', async () => {
    const ini = BLOCKS.replace('^\\d{4}-', '^ \\d{4}-').replace('^(?P', '^ (?P');
    const { sources } = await loadObject(ini, ' 2025-01-01 one \u00a0\n\n \n 2025-01-02 two');
    expect(sources.map((source) => source['@message'])).toEqual([' 2025-01-01 one', ' 2025-01-02 two']);
  });

  it('are the same in chunks of any size', async () => {
    const object = 'lost é\r\n2025-01-01 one\r\n😀\r\n2025-01-02 two\r\r\n2025-01-03';
    const whole = (await loadObject(BLOCKS, object)).sources.map((source) => [source['@message'], source.error?.type]);
    expect(whole).toEqual([['lost é', 'no-match'], ['2025-01-01 one\n😀', undefined], ['2025-01-02 two', undefined], ['2025-01-03', 'no-match']]);
    for (let chunk = 1; chunk < Buffer.byteLength(object); chunk++) {
      const { sources } = await loadObject(BLOCKS, object, { chunk });
      expect(sources.map((source) => [source['@message'], source.error?.type])).toEqual(whole);
    }
  });

  it('lose no text that stands before the first of them', async () => {
    const { sources, result } = await loadObject(BLOCKS, '\n \nrest of\n an older record\n2025-01-01 one');
    expect(sources.map((source) => source['@message'])).toEqual(['rest of\n an older record', '2025-01-01 one']);
    expect(sources[0]).toMatchObject({ error: { type: 'no-match', message: 'no line before it matches multiline_firstline' }, tags: ['_siem_unparsed'] });
    expect(result).toMatchObject({ account: { read: 2, errors: 1 } });
  });

  it('lose no line when none of them begins a record', async () => {
    const line = 'a line that begins nothing';
    const { sources } = await loadObject(BLOCKS, `${line}\n`.repeat(50_000), { chunk: 65_536 });
    expect(sources.map((source) => source['@message']).join('\n').split('\n').filter((text) => text === line)).toHaveLength(50_000);
    expect(sources.length).toBeLessThan(100);
  });

  it('that log_pattern does not match are kept with the reason', async () => {
    const { sources } = await loadObject(BLOCKS, '2025-01-01\n more\n2025-01-02 two');
    expect(sources[0]).toMatchObject({ '@message': '2025-01-01\n more', 'error': { type: 'no-match', message: 'the line does not match log_pattern' } });
    expect(ownFields(sources[1])).toEqual({ day: '2025-01-02', text: 'two' });
  });

  it('of a million characters are an error with their beginning, and the next is read', async () => {
    const long = `2025-01-01 long\n${'more of it\n'.repeat(200_000)}`;
    for (const chunk of [65_536, 10_000_000]) {
      const { sources, result } = await loadObject(BLOCKS, `2025-01-01 one\n${long}${long}2025-01-02 two\n`, { chunk });
      expect(sources.map((source) => source.error?.type)).toEqual([undefined, 'too-long', 'too-long', undefined]);
      expect(sources[1]['@message']).toMatch(/^2025-01-01 long\nmore of it\n/);
      expect(sources[1]['@message'].length).toBeLessThanOrEqual(32_000);
      expect(result).toMatchObject({ account: { read: 4, errors: 2 } });
    }
  });

  it('with a line of a million characters are an error with their beginning', async () => {
    const { sources } = await loadObject(BLOCKS, `2025-01-01 one\n${'x'.repeat(2_000_000)}\nrest\n2025-${'y'.repeat(2_000_000)}\nrest\n2025-01-02 two`, { chunk: 65_536 });
    expect(sources.map((source) => [source.error?.type, source['@message'].slice(0, 10)])).toEqual([
      ['too-long', '2025-01-01'], ['too-long', '2025-yyyyy'], [undefined, '2025-01-02'],
    ]);
  });

  it('in an envelope are one a message, whatever their first line', async () => {
    const event = (message: string) => ({ id: message, timestamp: 1735787045000, message });
    const object = JSON.stringify({
      messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: ['2025-01-01 one\n2025-01-02 two\n', 'odd 1', 'odd'].map(event),
    });
    const { sources } = await loadObject(`${BLOCKS}\nvia_cwl = True`, object);
    expect(sources.map((source) => [source.day, source.text, source.error?.type])).toEqual([
      ['2025-01-01', 'one\n2025-01-02 two\n', undefined], ['odd', '1', undefined], [undefined, undefined, 'no-match'],
    ]);
  });
});
