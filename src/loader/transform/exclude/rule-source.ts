import { readCondition } from './condition';
import type { Condition } from './condition';
import { readPatternCsv } from './pattern-csv';
import type { RuleContext, RuleSet } from './rule-set';
import { NO_RULES } from './rule-set';

/** A place outside that rules come from. */
export interface RuleSource {
  /** For messages. */
  readonly name: string;
  /** Its rules; undefined when they are the same as last time. Rejects when the place can't be reached. */
  read(): Promise<RuleSet | undefined>;
}

/** An object that is read again and again; see `readChanged` of the platform. */
export type ReadAgain = (etag?: string) => Promise<
  { readonly kind: 'absent' | 'same' } | { readonly kind: 'changed'; readonly bytes: Buffer; readonly etag: string | undefined }
>;

/** Rules of the operators' CSV file. */
export function csvSource(file: string, readAgain: ReadAgain, context: RuleContext): RuleSource {
  let etag: string | undefined;
  let known = NO_RULES;
  return {
    name: file,
    read: async () => {
      const object = await readAgain(etag);
      if (object.kind === 'same' || (object.kind === 'absent' && known === NO_RULES)) return undefined;
      etag = object.kind === 'changed' ? object.etag : undefined;
      return known = object.kind === 'changed' ? readPatternCsv(object.bytes.toString('utf8'), file, context) : NO_RULES;
    },
  };
}

/** Conditions, each the value of a parameter `<prefix><log_type>/<name>`. */
export function parameterSource(
  prefix: string,
  list: () => Promise<readonly { readonly name: string; readonly value: string }[]>,
  context: RuleContext,
): RuleSource {
  let known = '[]';
  return {
    name: prefix,
    read: async () => {
      const parameters = [...await list()].sort((a, b) => (a.name < b.name ? -1 : 1));
      const text = JSON.stringify(parameters);
      if (text === known) return undefined;
      known = text;
      return readConditions(parameters.map(({ name, value }) => ({ name: name.slice(prefix.length), value, place: name })), context);
    },
  };
}

/** Reads conditions; those that can't be used are named by their places. */
export function readConditions(texts: readonly { name: string; value: string; place: string }[], { logTypes }: RuleContext): RuleSet {
  const conditions: Condition[] = [];
  const problems: string[] = [];
  for (const { name, value, place } of texts) {
    try {
      const condition = readCondition(name, value, logTypes);
      if (condition !== undefined) conditions.push(condition);
    } catch (error) {
      problems.push(`${place}: ${(error as Error).message}: the condition has no effect`);
    }
  }
  return { fields: [], conditions, problems };
}
