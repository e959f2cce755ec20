import type { Writable } from 'node:stream';
import type { RuleSet } from '../../loader/transform/exclude/rule-set';
import { printable } from '../printable';
import { formatBytes, formatCount, renderTable } from '../table';
import type { Column } from '../table';
import { actionOf } from './tally';
import type { Figures, Tally } from './tally';

interface Row extends Figures {
  readonly rule: string;
  readonly action: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'rule', cell: ({ rule }) => printable(rule) },
  { title: 'action', cell: ({ action }) => action },
  { title: 'records', align: 'right', cell: ({ records }) => formatCount(records) },
  { title: 'bytes', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
];

/** Writes what rules would do to the records of a log type. @param given the rules that were asked for: they are shown even when they do nothing */
export function writeTally(logType: string, tally: Tally, given: RuleSet, out: Writable): void {
  const asked = new Set([...given.fields, ...given.conditions]);
  const rows = tally.rules
    .map((rule) => ({ rule, figures: tally.figuresOf(rule) }))
    .filter(({ rule, figures }) => asked.has(rule) || figures.records > 0)
    .map(({ rule, figures }) => ({ rule: rule.name, action: actionOf(rule).toLowerCase(), ...figures }));
  out.write(`${renderTable(COLUMNS, [
    ...rows,
    { rule: 'left out by any of them', action: '', ...tally.excluded },
    { rule: `all records of ${logType}`, action: '', ...tally.all },
  ]).join('\n')}\n`);
  if (tally.ignored > 0) out.write(`\nrecords that are left out by themselves (is_ignored): ${formatCount(tally.ignored)}\n`);
  const others = [...asked].filter((rule) => rule.logType !== logType);
  if (others.length > 0) {
    out.write(`\nrules about other log types: ${formatCount(others.length)} (${[...new Set(others.map((rule) => rule.logType))].sort().join(', ')})\n`);
  }
}
