import { compileLogRegex } from '../../../../src/loader/catalogue/python-regex/log-regex';
import type { Account } from '../../../../src/loader/telemetry/account';
import { createExclusions } from '../../../../src/loader/transform/exclude/log-type-rules';
import { readPatternCsv } from '../../../../src/loader/transform/exclude/pattern-csv';
import { mergeRules } from '../../../../src/loader/transform/exclude/rule-set';
import type { RuleContext } from '../../../../src/loader/transform/exclude/rule-set';
import { readConditions } from '../../../../src/loader/transform/exclude/rule-source';
import type { Value } from '../../../../src/loader/types';
import { loadObject } from '../../load-object';
import type { LoadOptions } from '../../load-object';

export const CONTEXT: RuleContext = { logTypes: new Set(['t', 'u']), compile: compileLogRegex };

/** Rules as operators write them. */
export interface Written {
  /** Rows of the CSV, without its header and log type: `field,pattern,pattern_type,comment`. */
  readonly rows?: readonly string[];
  /** Expressions of EXCLUDE conditions, named `t/e0`, `t/e1`, …; of COUNT conditions, named `t/c0`, … */
  readonly exclude?: readonly string[];
  readonly count?: readonly string[];
}

/** What became of the records of an object, and what was said of rules. */
export interface Excluded {
  readonly sources: Value[];
  readonly account: Account;
  readonly reports: string[];
}

/** Loads records of log type `t`, JSON unless `ini` says otherwise, under the rules. */
export async function loadUnder({ rows = [], exclude = [], count = [] }: Written, object: string | readonly object[], ini = 'file_format = json', options: LoadOptions = {}): Promise<Excluded> {
  const condition = (action: string, letter: string) => (expression: string, i: number) =>
    ({ name: `t/${letter}${i}`, value: JSON.stringify({ action, expression }), place: 'test' });
  const rules = mergeRules([
    readPatternCsv(['log_type,field,pattern,pattern_type,comment', ...rows.map((row) => `t,${row}`)].join('\n'), 'x.csv', CONTEXT),
    readConditions([...exclude.map(condition('EXCLUDE', 'e')), ...count.map(condition('COUNT', 'c'))], CONTEXT),
  ]);
  if (rules.problems.length > 0) throw new Error(rules.problems.join('\n'));
  const reports: string[] = [];
  const exclusions = createExclusions(rules, ({ name }, reason) => void reports.push(`${name}: ${reason}`));
  const text = typeof object === 'string' ? object : object.map((record) => JSON.stringify(record)).join('\n');
  const { sources, result } = await loadObject(ini, text, { ...options, pipeline: { exclusions, ...options.pipeline } });
  if (result.kind !== 'loaded') throw new Error(result.reason);
  return { sources, account: result.account, reports };
}
