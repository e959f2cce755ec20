import { loadObject } from '../../load-object';

const EVENTS = 'file_format = winevtxml\ncloud_provider =';
const event = (id: number, between = ''): string => `<Event xmlns="x">${between}<System><EventID>${id}</EventID></System>${between}</Event>`;

async function framed(object: string, chunk?: number): Promise<unknown[]> {
  const { sources } = await loadObject(EVENTS, object, { chunk });
  return sources.map((source) => source.Event?.System?.EventID ?? source['@message']);
}

describe('an object of Windows events', () => {
  it.each([
    ['one a line', `${event(1)}\n${event(2)}\n`],
    ['over many lines', `${event(1, '\n  ')}\n${event(2, '\r\n')}`],
    ['several on a line', `${event(1)}${event(2)}`],
    ['several on a line, with white space between them', `${event(1)} \t${event(2)}  `],
    ['in a list with a declaration', `<?xml version="1.0" encoding="utf-8"?>\n<Events>\n${event(1)}\n${event(2)}\n</Events>\n`],
    ['in a list on one line', `<?xml version="1.0"?><Events>${event(1)}${event(2)}</Events>`],
    ['with a byte order mark', `\ufeff${event(1)}\n${event(2)}\n`],
    ['indented', `\t${event(1)}\n  ${event(2, '\n    ')}\n`],
    ['without a namespace', `${event(1)}\n${event(2).replace(' xmlns="x"', '')}\n`],
    ['with blank lines and comments between them', `\n<!-- a <b> -->\n${event(1)}\n\n<!--\n-->\n${event(2)}\n\n`],
    ['with the next one beginning on the last line of the one before', `${event(1, '\n')}${event(2, '\n')}`],
  ])('is read event by event: %s', async (_, object) => {
    const whole = await framed(object);
    expect(whole).toEqual(['1', '2']);
    for (const chunk of [1, 2, 3, 5, 17, 60]) expect(await framed(object, chunk)).toEqual(whole);
  });

  it('gives each of several on a line its own text', async () => {
    const { sources } = await loadObject(EVENTS, `${event(1)} ${event(2)}\n`);
    expect(sources.map((source) => source['@message'])).toEqual([event(1), event(2)]);
  });

  it('loses no text between events', async () => {
    expect(await framed(`${event(1)}\nodd\ntext\n${event(2)} end\n${event(3)}`)).toEqual(['1', 'odd\ntext', '2', '3']);
  });

  it('loses no event behind one that never ends', async () => {
    expect(await framed(`<Event xmlns="x">\n<System>\n${event(2)}\n${event(3)}`)).toEqual(['<Event xmlns="x">\n<System>\n', '2', '3']);
  });

  it('loses no event beside one of a million characters', async () => {
    const long = `<Event xmlns="x">\n${'<a>b</a>\n'.repeat(200_000)}</Event>\n`;
    const { sources } = await loadObject(EVENTS, `${event(1)}\n${long}${long.replaceAll('\n', '')}\n${event(2)}`, { chunk: 65_536 });
    expect(sources.map((source) => source.Event?.System.EventID ?? source.error.type)).toEqual(['1', 'too-long', 'too-long', '2']);
  });
});
