import type { Value } from '../../../../src/loader/types';
import { loadObject, ownFields } from '../../load-object';

const CEF = 'file_format = cef\ncloud_provider =';

async function read(line: string): Promise<Value> {
  const { sources } = await loadObject(CEF, `${line}\n`);
  return ownFields(sources[0]);
}

/** The extension of an event, without the header. */
async function extension(text: string): Promise<Value> {
  const { cef_version, cef_device_vendor, cef_device_product, cef_device_version, cef_device_event_class_id, cef_name, cef_severity, ...fields } = await read(`CEF:0|V|P|1|7|N|5|${text}`);
  return fields;
}

describe('an event in the Common Event Format', () => {
  it('has the fields of its header and its extension', async () => {
    const { sources } = await loadObject(CEF, 'Feb  3 04:05:06 host dsa_c: CEF:0|Ven dor|Prod-uct|1.0|100|A name|High|src=192.0.2.1 spt=4000\n');
    expect(ownFields(sources[0])).toEqual({
      cef_version: '0',
      cef_device_vendor: 'Ven dor',
      cef_device_product: 'Prod-uct',
      cef_device_version: '1.0',
      cef_device_event_class_id: '100',
      cef_name: 'A name',
      cef_severity: 'High',
      src: '192.0.2.1',
      spt: '4000',
    });
    expect(sources[0]['@message']).toBe('Feb  3 04:05:06 host dsa_c: CEF:0|Ven dor|Prod-uct|1.0|100|A name|High|src=192.0.2.1 spt=4000');
  });

  it.each([
    ['escaped pipes and backslashes', 'CEF:0|V\\|W|C:\\\\P|1|7|a\\|b\\\\|5|k=v', { cef_device_vendor: 'V|W', cef_device_product: 'C:\\P', cef_name: 'a|b\\', cef_severity: '5', k: 'v' }],
    ['backslashes that escape nothing', 'CEF:0|V|C:\\Temp|1|7|N|5|k=v', { cef_device_vendor: 'V', cef_device_product: 'C:\\Temp', cef_name: 'N', cef_severity: '5', k: 'v' }],
    ['equals signs', 'CEF:0|V|P|1|7|a=b c=d|5|k=v', { cef_name: 'a=b c=d', cef_severity: '5', k: 'v' }],
    ['no severity', 'CEF:0|V|P|1|7|N|k=v l=a|b', { cef_name: 'N', k: 'v', l: 'a|b' }],
    ['no extension', 'CEF:0|V|P|1|7|N|5|', { cef_name: 'N', cef_severity: '5' }],
    ['no pipe at its end', 'CEF:0|V|P|1|7|N|5', { cef_name: 'N', cef_severity: '5' }],
    ['empty fields', 'CEF:0||P|||N||k=v', { cef_device_product: 'P', cef_name: 'N', k: 'v' }],
    ['white space before the version', 'CEF:  12|V|P|1|7|N|5|k=v', { cef_version: '12', cef_name: 'N', cef_severity: '5', k: 'v' }],
  ])('may have in its header: %s', async (_, line, fields) => {
    const event = await read(line);
    expect(event).toMatchObject(fields);
    expect(event).not.toHaveProperty('error');
    if (!('cef_severity' in fields)) expect(event).not.toHaveProperty('cef_severity');
  });

  it.each([
    ['spaces in values', 'msg=hello big world act=deny', { msg: 'hello big world', act: 'deny' }],
    ['more than one space between pairs', 'a=1   b=2', { a: '1  ', b: '2' }],
    ['tabs between pairs', 'a=1\tb=2', { a: '1', b: '2' }],
    ['empty values', 'a= b=2 c=', { b: '2' }],
    ['escaped equals signs, which stay as they are', 'a=x\\=y b=z\\\\n', { a: 'x\\=y', b: 'z\\\\n' }],
    ['equals signs that nothing escapes', 'request=http://example.com/?q=1&r=2 act=deny x==y', { request: 'http://example.com/?q=1&r=2', act: 'deny', x: '=y' }],
    ['pipes', 'a=x|y b=z', { a: 'x|y', b: 'z' }],
    ['text before the first key', 'odd text a=1', { a: '1' }],
    ['odd keys', 'ad.x[0]=1 __proto__=2 constructor=3', JSON.parse('{"ad.x[0]":"1","__proto__":"2","constructor":"3"}')],
    ['a key twice', 'a=1 a=2', { a: '2' }],
    ['no pairs', 'nothing', {}],
  ])('may have in its extension: %s', async (_, text, fields) => {
    expect(JSON.stringify(await extension(text))).toBe(JSON.stringify(fields));
  });

  it('has fields with a label under that name', async () => {
    expect(await extension('cs1Label=Policy name cs1=default cn2=7 cn2Label=Host ID')).toEqual({ 'Policy name': 'default', 'Host ID': '7' });
    expect(await extension('cs1Label=Policy cs2=x Label=y')).toEqual({ cs1Label: 'Policy', cs2: 'x', Label: 'y' });
  });

  it('has fields of the extension before those of the header', async () => {
    expect(await read('CEF:0|V|P|1|7|N|5|cef_name=mine')).toMatchObject({ cef_name: 'mine' });
  });

  it('is kept with the reason when it is none', async () => {
    const { sources, result } = await loadObject(CEF, 'CEF:0|V|P|1|7|N|5|k=v\n\nplain text\nCEF:0|V|P k=v\nLEEF:1.0|a|b\nCEF:x|a\n');
    expect(sources.map((source) => source.error?.message)).toEqual([
      undefined, 'invalid cef file', 'invalid cef file: the header has 2 fields, not 7', 'invalid cef file', 'invalid cef file',
    ]);
    expect(sources[1]['@message']).toBe('plain text');
    expect(result).toMatchObject({ account: { read: 5, indexed: 5, errors: 1 } });
  });

  it('takes a time that grows with its length only', async () => {
    for (const text of ['a='.repeat(250_000), `${'\\|'.repeat(200_000)}`, `a=${' '.repeat(500_000)}`, 'aLabel=b a=c '.repeat(40_000), 'CEF:'.repeat(100_000)]) {
      const { sources } = await loadObject(CEF, `CEF:0|V|P|1|7|N|5|${text}\n`);
      expect(sources).toHaveLength(1);
    }
  });

  it('may come in an envelope', async () => {
    const object = JSON.stringify({
      messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1, message: 'CEF:0|V|P|1|7|N|5|a=1 b=2 ' }],
    });
    const { sources } = await loadObject(`${CEF}\nvia_cwl = True`, object);
    expect(sources).toMatchObject([{ 'a': '1', 'b': '2 ', '@log_group': 'g' }]);
  });
});
