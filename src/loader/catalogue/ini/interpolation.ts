import { IniError, MergedIni, SourcedValue } from './ini-types';
import { didYouMean } from '../suggest';

/** As in Python's configparser. */
const MAX_DEPTH = 10;

/** Python's ExtendedInterpolation: `${key}`, `${section:key}` and `$$`. @throws IniError that names the value where the fault is written */
export function resolveInterpolation(ini: MergedIni, section: string, key: string, found: SourcedValue, depth = 1): string {
  const fail = (kind: IniError['kind'], reason: string) => new IniError(kind, found.file, section, key, reason);
  if (depth > MAX_DEPTH) throw fail('interpolation-depth', `references are nested deeper than ${MAX_DEPTH} (or in a circle)`);

  let resolved = '';
  let rest = found.value;
  for (let dollar = rest.indexOf('$'); dollar >= 0; dollar = rest.indexOf('$')) {
    resolved += rest.slice(0, dollar);
    rest = rest.slice(dollar);
    if (rest[1] === '$') {
      resolved += '$';
      rest = rest.slice(2);
      continue;
    }
    if (rest[1] !== '{') throw fail('interpolation-syntax', `"$" must be followed by "$" or "{" at "${excerpt(rest)}" (write $$ for a dollar)`);
    const close = rest.indexOf('}');
    if (close < 3) throw fail('interpolation-syntax', `reference without name or end at "${excerpt(rest)}"`);
    const path = rest.slice(2, close).split(':');
    if (path.length > 2) throw fail('interpolation-syntax', `more than one ":" in "${rest.slice(0, close + 1)}"`);
    const [targetSection, targetKey] = path.length === 1 ? [section, path[0]] : path;
    const target = ini.raw(targetSection, targetKey);
    if (!target) throw fail('interpolation-missing', `refers to "${rest.slice(0, close + 1)}", which doesn't exist${suggestion(ini, targetSection, targetKey)}`);
    resolved += resolveInterpolation(ini, targetSection, targetKey, target, target.value.includes('$') ? depth + 1 : depth);
    rest = rest.slice(close + 1);
  }
  return resolved + rest;
}

/** A section or a key of nearly that name. */
function suggestion(ini: MergedIni, section: string, key: string): string {
  return ini.hasSection(section) ? didYouMean(key, ini.keys(section)) : didYouMean(section, ini.sections());
}

function excerpt(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
