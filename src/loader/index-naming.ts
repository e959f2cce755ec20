/** What OpenSearch refuses in names: https://docs.opensearch.org/latest/api-reference/index-apis/create-index/#index-naming-restrictions */
const REFUSED = /[A-Z\s"*+/\\|?#><:,]/;

/** What an index name, or a part of it, has that OpenSearch takes in none; undefined when there is nothing. */
export function refusedInIndexName(name: string): string | undefined {
  return refused(name, REFUSED);
}

/** The same of a name's beginning, too. */
export function refusedAsIndexName(name: string): string | undefined {
  return refused(name, /^[-_+]/) ?? refused(name, REFUSED);
}

function refused(name: string, characters: RegExp): string | undefined {
  const found = characters.exec(name);
  if (found === null) return undefined;
  return `"${name}" names no index that OpenSearch takes: it has ${JSON.stringify(found[0])}${found.index === 0 ? ' at its beginning' : ''}`;
}

/** OpenSearch takes 255 bytes: suffix, date and number come behind it. */
const LONGEST = 230;
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u001f\u007f]|\p{Cs}/u;

/** Why a name that code gives can't be that of an index with logs; undefined when it can. The system's own indices begin with a point. */
export function indexNameProblem(name: string): string | undefined {
  const shown = JSON.stringify(name.slice(0, 100));
  if (name.startsWith('.')) return `${shown} begins like an index of the system`;
  if (Buffer.byteLength(name) > LONGEST) return `${shown}… has more than ${LONGEST} bytes`;
  if (UNWRITABLE.test(name) || name !== name.toLowerCase()) return `${shown} names no index that OpenSearch takes: it has capitals, or characters that are none`;
  return refusedAsIndexName(name);
}
