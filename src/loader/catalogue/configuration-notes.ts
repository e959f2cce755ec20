import { fieldConflicts } from './field-conflicts';
import { reasonAt } from './ini/ini-types';
import type { MergedIni } from './ini/ini-types';
import { SETTINGS, SETTING_NAMES } from './settings';
import { didYouMean } from './suggest';
import { valueNote } from './value-notes';

const REFERENCE = /\$\{([^}]*)\}/g;
const FIELD_LISTS = ['ecs', 'static_ecs', 'renamed_newfields'];
const GLOBAL = new Set(SETTINGS.filter(({ global }) => global).map(({ key }) => key));

/**
 * What an operator's configuration says without effect, or without the effect that was meant: keys that nothing uses, sections that no object can be of.
 * @param own names of the operator's files
 */
export function configurationNotes(ini: MergedIni, own: ReadonlySet<string>): string[] {
  const referenced = references(ini);
  const notes: string[] = [];
  for (const section of [...ini.sections(), 'DEFAULT']) {
    const listed = fieldsOf(ini, section);
    // a list that is itself taken from another section names that section's fields
    const inherits = FIELD_LISTS.some((list) => ini.raw(section, list)?.value.includes('${'));
    for (const key of ini.ownKeys(section)) {
      const value = ini.raw(section, key)!;
      if (!own.has(value.file)) continue;
      const note = (text: string): number => notes.push(`${value.file}:${value.line}: [${section}] ${key}: ${text}`);
      if (GLOBAL.has(key) && section !== 'DEFAULT') note('it is read from [DEFAULT] only: it has no effect here');
      const odd = valueNote(key, value.value);
      if (odd !== undefined) note(odd);
      if (SETTING_NAMES.has(key) || listed.has(key) || inherits || referenced.has(`${section}:${key}`) || referenced.has(`*:${key}`)) continue;
      note(`no such setting, and no list of the section names a field like that: it has no effect${didYouMean(key, [...SETTING_NAMES, ...listed])}`);
    }
  }
  const conflicts = ini.sections().flatMap((section) => fieldConflicts(ini, section, own));
  return [...notes, ...conflicts, ...unreadableGlobals(ini), ...sectionsWithoutObjects(ini, own, referenced)];
}

/** Settings of DEFAULT that can't be resolved: the loader starts with the built-in ones. */
function unreadableGlobals(ini: MergedIni): string[] {
  return [...GLOBAL].flatMap((key) => {
    try {
      ini.get('DEFAULT', key);
      return [];
    } catch (error) {
      const { file, line } = ini.raw('DEFAULT', key)!;
      return [`${file}:${line}: [DEFAULT] ${key}: ${reasonAt(error, 'DEFAULT', key)}: the built-in value counts`];
    }
  });
}

/** Fields that a section's lists name. */
export function fieldsOf(ini: MergedIni, section: string): Set<string> {
  return new Set(FIELD_LISTS.flatMap((list) => (ini.raw(section, list)?.value ?? '').split(/[\s,[\]|]+/)).filter(Boolean));
}

/** Sections of an operator alone that have no pattern for keys, and that no other section takes values from. */
function sectionsWithoutObjects(ini: MergedIni, own: ReadonlySet<string>, referenced: ReadonlySet<string>): string[] {
  const used = new Set([...referenced].map((reference) => reference.split(':', 1)[0]));
  const names = ini.sections();
  return names.flatMap((name) => {
    const values = ini.ownKeys(name).map((key) => ini.raw(name, key)!);
    if (values.length === 0 || used.has(name) || ini.ownKeys(name).includes('s3_key') || !values.every(({ file }) => own.has(file))) return [];
    return [`${values[0].file}:${values[0].line}: [${name}] has no s3_key: no object is of this log type${didYouMean(name, [...names, 'DEFAULT'])}`];
  });
}

/** `section:key` of all `${…}`, `*:key` for those of DEFAULT, which any section may resolve. */
function references(ini: MergedIni): Set<string> {
  const found = new Set<string>();
  for (const section of [...ini.sections(), 'DEFAULT']) {
    for (const key of ini.ownKeys(section)) {
      for (const [, reference] of ini.raw(section, key)!.value.matchAll(REFERENCE)) {
        if (reference.includes(':')) found.add(reference);
        else found.add(section === 'DEFAULT' ? `*:${reference}` : `${section}:${reference}`);
      }
    }
  }
  return found;
}
