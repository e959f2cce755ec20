import type { MergedIni, SourcedValue } from './ini/ini-types';
import { readList } from './ini/value-types';

const LISTS = ['ecs', 'static_ecs'];

/**
 * Fields that a section sets and of which one is a part of the other: a field can't be a value and have parts.
 * @param own names of the operator's files
 */
export function fieldConflicts(ini: MergedIni, section: string, own: ReadonlySet<string>): string[] {
  if (!LISTS.some((list) => own.has(ini.raw(section, list)?.file ?? ''))) return [];
  const fields = LISTS.flatMap((list) => namesIn(ini, section, list).map((name) => ({ name, list })));
  return fields.flatMap((field, i) => fields.slice(i + 1).flatMap((later) => {
    const [whole, part] = field.name.length < later.name.length ? [field.name, later.name] : [later.name, field.name];
    const place = [later, field].map(({ list }) => ({ list, at: ini.raw(section, list)! })).find(({ at }) => own.has(at.file));
    if (!part.startsWith(`${whole}.`) || place === undefined) return [];
    return [conflict(place.at, section, place.list, whole, part)];
  }));
}

function conflict({ file, line }: SourcedValue, section: string, list: string, whole: string, part: string): string {
  return `${file}:${line}: [${section}] ${list}: ${part} is a part of ${whole}, which is set, too: only the one that comes last has a value`;
}

/** None when the list can't be resolved: that is told when it is used. */
function namesIn(ini: MergedIni, section: string, list: string): string[] {
  try {
    return readList(ini.get(section, list) ?? '').filter(Boolean);
  } catch {
    return [];
  }
}
