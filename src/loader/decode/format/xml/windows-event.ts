import type { XmlKind } from './xml-format';
import { setMember } from '../../../json/set-member';
import type { Fields, Value } from '../../../types';
import { trim } from '../../framing/lines';

const EVENT = /<Event[\s/>]/;

/**
 * Windows events. The items of `EventData.Data` become its members, by their names or by their places.
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-eventtype-complextype
 */
export const WINDOWS_EVENT: XmlKind = {
  attributePrefix: '',
  trimmed: false,
  start: (text, from) => {
    const index = (from === 0 ? text : text.substring(from)).search(EVENT);
    return index < 0 ? -1 : from + index;
  },
  fields: (element) => {
    const event = element.Event;
    if (!isObject(event)) return element;
    delete event['#text'];
    if (isObject(event.System)) tidySystem(event.System);
    if (isObject(event.EventData)) tidyData(event.EventData);
    for (const part of ['System', 'EventData']) if (typeof event[part] === 'string' && trim(event[part]) === '') event[part] = null;
    return element;
  },
};

function tidySystem(system: Fields): void {
  delete system['#text'];
  if (!isObject(system.EventID)) return;
  if (system.EventID.Qualifiers !== undefined) system.Qualifiers = system.EventID.Qualifiers;
  system.EventID = system.EventID['#text'];
}

function tidyData(eventData: Fields): void {
  delete eventData['#text'];
  const data = eventData.Data;
  if (data === undefined || data === null) return;
  const named: Fields = {};
  if (Array.isArray(data)) data.forEach((item, i) => addItem(named, item, String(i + 1)));
  else addItem(named, data, '0');
  for (const list of ['AccessList', 'PrivilegeList']) {
    if (typeof named[list] === 'string') named[list] = named[list].split(/\s+/).filter(Boolean);
  }
  eventData.Data = named;
}

/** Items without a name get their place for one. */
function addItem(data: Fields, item: Value, place: string): void {
  if (typeof item === 'string') {
    data[place] = item;
  } else if (isObject(item)) {
    const text = item['#text'];
    if (text !== undefined && text !== '-') setMember(data, typeof item.Name === 'string' ? item.Name : place, text);
  }
}

function isObject(value: Value): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
