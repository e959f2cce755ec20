import { compileDocumentPath } from './document-value';
import type { DocumentGetter } from './document-value';
import type { Hit, IndicatorTable } from '../../../ioc/database/read';
import { detach } from '../../detach';
import type { LogTypePlan } from '../../plan';
import type { Fields, Value } from '../../types';

// 65,536 distinct values weigh about 8 MB; a full memory is dropped, which is cheaper than to keep an order
const VALUES_KEPT = 65_536;
const LONGEST_KEPT = 256;

type Find = (text: string) => readonly Hit[] | undefined;

/** A value of a document with indicators about it. */
interface Match {
  readonly value: string;
  readonly hits: readonly Hit[];
  readonly fields: string[];
}

interface Field {
  readonly path: string;
  readonly get: DocumentGetter;
}

/** Remembers what was found: logs say the same few values again and again. */
export function rememberIndicators(table: IndicatorTable): IndicatorTable {
  return { address: remember(table.address), domain: remember(table.domain) };
}

function remember(find: Find): Find {
  const known = new Map<string, readonly Hit[] | null>();
  return (text) => {
    const seen = known.get(text);
    if (seen !== undefined) return seen ?? undefined;
    if (known.size >= VALUES_KEPT) known.clear();
    const hits = find(text);
    if (text.length <= LONGEST_KEPT) known.set(detach(text), hits ?? null);
    return hits;
  };
}

/** Compiles `ioc_ip` and `ioc_domain`: indicators about the values of these fields; undefined when there are no such fields. */
export function compileIoc(plan: LogTypePlan, table: IndicatorTable): ((doc: Fields, raw: Fields) => void) | undefined {
  const compile = (paths: readonly string[]): Field[] => paths.map((path) => ({ path, get: compileDocumentPath(path, plan.roles) }));
  const ips = compile(plan.iocIp);
  const domains = compile(plan.iocDomain);
  if (ips.length + domains.length === 0) return undefined;
  return (doc, raw) => {
    const addresses = search(ips, table.address, doc, raw);
    const names = search(domains, table.domain, doc, raw);
    if (addresses === undefined && names === undefined) return;
    const matches = [...addresses?.values() ?? [], ...names?.values() ?? []];
    doc['threat.enrichments'] = matches.flatMap((match) => match.hits.map((hit) => enrichment(match, hit)));
    doc['threat.matched'] = summary(matches);
  };
}

/** Values with indicators; undefined when there are none, which is nearly always. */
function search(fields: readonly Field[], find: Find, doc: Fields, raw: Fields): Map<string, Match> | undefined {
  let matches: Map<string, Match> | undefined;
  const look = (value: Value, path: string): void => {
    const hits = typeof value === 'string' ? find(value) : undefined;
    if (hits === undefined) return;
    const same = matches?.get(value);
    if (same === undefined) (matches ??= new Map()).set(value, { value, hits, fields: [path] });
    else if (!same.fields.includes(path)) same.fields.push(path);
  };
  for (let i = 0; i < fields.length; i++) {
    const { path, get } = fields[i];
    const value = get(doc, raw);
    if (Array.isArray(value)) for (let k = 0; k < value.length; k++) look(value[k], path);
    else look(value, path);
  }
  return matches;
}

/** The value that matched: what the log says, or the parent domain that an indicator names. */
const matchedText = (value: string, hit: Hit): string => hit.parent ?? value;

function enrichment({ value, fields }: Match, hit: Hit): Fields {
  const { details, type } = hit;
  const isDomain = type === 'domain-name';
  return {
    indicator: {
      provider: details.provider,
      name: details.name,
      ip: isDomain ? undefined : value,
      first_seen: details.first_seen,
      last_seen: details.last_seen,
      modified_at: details.modified,
      reference: details.reference,
      type,
      description: details.description,
    },
    matched: { field: fields, atomic: isDomain ? matchedText(value, hit) : undefined },
  };
}

function summary(matches: readonly Match[]): Fields {
  const all = matches.flatMap(({ value, hits }) => hits.map((hit) => ({ value, hit })));
  const distinct = (texts: (string | undefined)[]): Value[] => [...new Set(texts.filter((text) => text !== undefined))];
  return {
    providers: distinct(all.map(({ hit }) => hit.details.provider)),
    types: distinct(all.map(({ hit }) => hit.type)),
    indicators: distinct(all.map(({ value, hit }) => matchedText(value, hit))),
    names: distinct(all.map(({ hit }) => hit.details.name)),
  };
}
