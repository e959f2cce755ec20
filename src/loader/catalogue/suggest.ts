import { closest, distance } from 'fastest-levenshtein';

/** `: did you mean X?` when one of the names is nearly the word, else ''. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const candidates = [...names].filter((name) => name !== word);
  if (word === '' || candidates.length === 0) return '';
  const lower = word.toLowerCase();
  const sameLetters = candidates.find((name) => name.toLowerCase().replace(/[-_.]/g, '') === lower.replace(/[-_.]/g, ''));
  const nearest = sameLetters ?? closest(word, candidates);
  // a third of the letters may differ, at least one: `duty` isn't meant by `city`
  const near = sameLetters !== undefined || distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3));
  return near ? `: did you mean ${nearest}?` : '';
}
