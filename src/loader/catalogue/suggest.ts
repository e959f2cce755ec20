import { closest, distance } from 'fastest-levenshtein';

const bare = (name: string): string => name.toLowerCase().replace(/[-_.]/g, '');
const letters = (name: string): string => [...bare(name)].sort().join('');

/** `: did you mean X?` when one of the names is nearly the word, else ''. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const candidates = [...names].filter((name) => name !== word);
  if (word === '' || candidates.length === 0) return '';
  // letters that changed places count twice as a distance
  const same = candidates.find((name) => bare(name) === bare(word)) ?? candidates.find((name) => letters(name) === letters(word));
  const nearest = same ?? closest(word, candidates);
  // a third of the letters may differ, at least one: `duty` isn't meant by `city`
  const near = same !== undefined || distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3));
  return near ? `: did you mean ${nearest}?` : '';
}
