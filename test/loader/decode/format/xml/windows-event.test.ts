import type { Value } from '../../../../../src/loader/types';
import { loadObject, ownFields } from '../../../load-object';

const EVENTS = 'file_format = winevtxml\ncloud_provider =';
const XMLNS = 'http://schemas.microsoft.com/win/2004/08/events/event';
const event = (inner: string): string => `<Event xmlns="${XMLNS}">${inner}</Event>`;

/** Fields of the only event of an object. */
async function read(inner: string): Promise<Value> {
  const { sources } = await loadObject(EVENTS, `${event(inner)}\n`);
  expect(sources).toHaveLength(1);
  expect(sources[0]['@message']).toBe(`${event(inner)}\n`);
  return ownFields(sources[0]).Event;
}

async function dataOf(items: string): Promise<Value> {
  return (await read(`<EventData>${items}</EventData>`)).EventData?.Data;
}

describe('a Windows event', () => {
  it('has attributes and elements as members, all of them texts', async () => {
    const system = '<Provider Name="P" Guid="{1}"/><EventID>4624</EventID><Version>2</Version><TimeCreated SystemTime="2025-01-02T03:04:05.1234567Z"/><Correlation/><Security/>';
    expect(await read(`<System>${system}<Computer>web-1.example.com</Computer></System>`)).toEqual({
      xmlns: XMLNS,
      System: {
        Provider: { Name: 'P', Guid: '{1}' }, EventID: '4624', Version: '2', TimeCreated: { SystemTime: '2025-01-02T03:04:05.1234567Z' }, Computer: 'web-1.example.com',
      },
    });
  });

  it('has the qualifiers of its id beside the id', async () => {
    expect((await read('<System><EventID Qualifiers="16384">7036</EventID></System>')).System).toEqual({ EventID: '7036', Qualifiers: '16384' });
    expect((await read('<System><EventID x="1">7036</EventID></System>')).System).toEqual({ EventID: '7036' });
  });

  it.each([
    ['one text', '<Data>a b</Data>', { 0: 'a b' }],
    ['one item with a name', '<Data Name="A">1</Data>', { A: '1' }],
    ['items with names, without those that are empty', '<Data Name="A">1</Data><Data Name="B">-</Data><Data Name="C"/><Data Name="D"></Data><Data Name="E">2</Data>', { A: '1', E: '2' }],
    ['items without names by their places', '<Data>x</Data><Data/><Data>z</Data>', { 1: 'x', 3: 'z' }],
    ['both', '<Data>x</Data><Data Name="B">y</Data><Data Type="t">z</Data>', { 1: 'x', B: 'y', 3: 'z' }],
    ['lists of rights', '<Data Name="AccessList">%%1538\n\t\t\t\t%%1541\n\t</Data><Data Name="PrivilegeList">SeA\n\t\t\tSeB</Data>', { AccessList: ['%%1538', '%%1541'], PrivilegeList: ['SeA', 'SeB'] }],
    ['names of object members', '<Data Name="__proto__">1</Data><Data Name="constructor">2</Data>', JSON.parse('{"__proto__":"1","constructor":"2"}')],
    ['white space as it is', '<Data Name="A"> x </Data><Data Name="B"> </Data>', { A: ' x ', B: ' ' }],
    ['escaped characters', '<Data Name="A&quot;">&lt;a href=&apos;x&apos;&gt; &amp;amp; &#252;&#x1F600;</Data>', { 'A"': '<a href=\'x\'> &amp; ü😀' }],
    ['raw sections', '<Data Name="A">a<![CDATA[<b> & ]]><!-- no -->c</Data>', { A: 'a<b> & c' }],
    ['nothing', '<Data/>', undefined],
  ])('has the items of EventData by name or place: %s', async (_, items, data) => {
    expect(JSON.stringify(await dataOf(items))).toBe(JSON.stringify(data));
  });

  it('keeps elements that are no Data, lists among them', async () => {
    expect(await read('<EventData><Binary>00</Binary></EventData><UserData><L a="1"><i>x</i><i>y</i><a>2</a>t</L></UserData>')).toMatchObject({
      EventData: { Binary: '00' }, UserData: { L: { 'a': ['1', '2'], 'i': ['x', 'y'], '#text': 't' } },
    });
  });

  it('may stand over many lines, with any quotes and line ends', async () => {
    const lines = `<Event xmlns='${XMLNS}'>\r\n  <System>\r\n    <EventID>1</EventID>\r\n  </System>\r\n  <EventData>\r\n    <Data Name='A'>two\r\nlines</Data>\r\n  </EventData>\r\n</Event>\r\n`;
    const { sources } = await loadObject(EVENTS, lines + lines);
    const fields = { Event: { xmlns: XMLNS, System: { EventID: '1' }, EventData: { Data: { A: 'two\nlines' } } } };
    expect(sources.map(ownFields)).toEqual([fields, fields]);
    expect(sources[0]['@message']).toBe(lines.replaceAll('\r', ''));
  });

  it('has nothing of empty parts', async () => {
    expect(await read('<System>\n</System><EventData>\n </EventData>')).toEqual({ xmlns: XMLNS });
  });

  it('is read in spite of NUL bytes and control characters', async () => {
    const { sources } = await loadObject(EVENTS, `x${event('')}\n${event('<EventData><Data Name="A">a\u001b[0m\0b</Data></EventData>')}\0\0\0\n\0\0`);
    expect(ownFields(sources[1]).Event.EventData.Data).toEqual({ A: 'a[0mb' });
    expect(sources).toHaveLength(2);
  });

  it.each([
    ['that is cut off', event('<System>').slice(0, -3)],
    ['with tags that do not fit', event('<a></b>')],
    ['with entities of its own', event('&lol;')],
    ['that is nested without end', event('<a>'.repeat(100_000))],
    ['without an element', '<Event'],
  ])('that is no XML is kept with the reason: %s', async (_, text) => {
    const { sources } = await loadObject(EVENTS, `${event('<System/>')}\n${text}\n${event('<System/>')}\n`);
    expect(sources.map((source) => source.error?.type)).toEqual([undefined, expect.stringMatching(/bad-format|no-match/), undefined]);
    expect(sources[1]).toMatchObject({ '@message': expect.stringContaining(text.slice(0, 20)), 'tags': ['_siem_unparsed'] });
  });

  it('has the id that its text makes, line break included', async () => {
    const { documents } = await loadObject(EVENTS, `${event('')}\n${event('')}`);
    expect(documents.map((document) => document.id)).toEqual(['4555f22af5b78737f05ffda97510eb67', '8847f12a3ac0bedd13e0e36e99088146']);
  });

  it('may come in an envelope', async () => {
    const message = `${event('<EventData><Data Name="A">1\r\n2</Data></EventData>')}\0`;
    const object = JSON.stringify({
      messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1735787045000, message }, { id: '2', timestamp: 1, message: 'no event' }],
    });
    const { sources } = await loadObject(`${EVENTS}\nvia_cwl = True`, object);
    expect(sources[0]).toMatchObject({ '@message': message, 'Event': { EventData: { Data: { A: '1\n2' } } } });
    expect(sources[1]).toMatchObject({ '@message': 'no event', 'error': { type: 'bad-format' } });
  });
});
