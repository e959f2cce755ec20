import { refusedAsIndexName, refusedInIndexName } from '../index-naming';
import { readList } from './ini/value-types';
import { SETTINGS } from './settings';
import { didYouMean } from './suggest';

const ROTATIONS = SETTINGS.find(({ key }) => key === 'index_rotation')!.values!;
const NAMED_FORMATS = ['iso8601', 'epoch', 'syslog'];

/** What a value of each setting says without the effect that was meant; undefined when there is nothing to say. */
const NOTES: { readonly [key: string]: (value: string) => string | undefined } = {
  index_rotation: (value) => (contained(value, ROTATIONS) ? undefined
    : `"${value}" is none of ${ROTATIONS.join(', ')}; it counts as yearly${didYouMean(value, ROTATIONS)}`),
  timestamp_format: (value) => (value.includes('%') || contained(value, NAMED_FORMATS) ? undefined
    : `"${value}" has no directive like %Y and is none of ${NAMED_FORMATS.join(', ')}: it reads no time${didYouMean(value, NAMED_FORMATS)}`),
  index_name: refusedAsIndexName,
  index_suffix: refusedInIndexName,
  geoip: (value) => {
    const path = value.split(/\s+/).find((word) => word.includes('.'));
    return path && `"${path}" is no top-level field, so nothing is looked up for it: did you mean ${path.split('.', 1)[0]}?`;
  },
  clientip_xff: (value) => (readList(value).filter(Boolean).length === 2 ? undefined : `expected two names of fields, got "${value}": it has no effect`),
};

/** A note about a setting's value as it is written. Values with references are not looked at. */
export function valueNote(key: string, value: string): string | undefined {
  return value === '' || value.includes('$') || !Object.hasOwn(NOTES, key) ? undefined : NOTES[key](value);
}

function contained(value: string, words: readonly string[]): boolean {
  return words.some((word) => value.includes(word));
}
