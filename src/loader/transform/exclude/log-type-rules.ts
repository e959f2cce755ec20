import type { Condition } from './condition';
import type { Exclusions, FieldNames, FinishedRecord, LogTypeExclusions, ReportFailure, Verdict } from './exclusions';
import { matchesValue } from './field-rule';
import type { FieldRule } from './field-rule';
import { documentOf, fieldOf } from './finished-record';
import type { RuleSet } from './rule-set';
import { isTrue } from './truth';
import type { Fields, Value } from '../../types';

/** What documents have whose record could not be read. Conditions that ask for none of it are not about such records. */
const OF_UNREAD = ['@message', 'error', 'tags'];

/** The rules of a set that are about one log type, applied to its records. */
export class LogTypeRules implements LogTypeExclusions {
  readonly reads: FieldNames;
  private readonly excluding: readonly Condition[];
  private readonly counting: readonly Condition[];
  private readonly ofUnread: ReadonlySet<Condition>;
  private readonly documentFields: FieldNames;

  constructor(readonly fields: readonly FieldRule[], readonly conditions: readonly Condition[], private readonly report: ReportFailure) {
    this.excluding = conditions.filter(({ action }) => action === 'EXCLUDE');
    this.counting = conditions.filter(({ action }) => action === 'COUNT');
    this.ofUnread = new Set(conditions.filter(({ reads }) => reads === 'all' || reads.some((name) => OF_UNREAD.includes(name))));
    this.documentFields = union(conditions.map(({ reads }) => reads));
    this.reads = union([this.documentFields, fields.map(({ path }) => path[0])]);
  }

  raw(raw: Fields): string | undefined {
    const { fields } = this;
    for (let i = 0; i < fields.length; i++) {
      if (this.matchesRaw(fields[i], raw)) return fields[i].name;
    }
    return undefined;
  }

  final(record: FinishedRecord): Verdict | undefined {
    const field = this.fields.find((rule) => this.matchesDocument(rule, record));
    if (field !== undefined) return { kind: 'excluded', rule: field.name };
    if (this.conditions.length === 0) return undefined;
    const document = documentOf(record, this.documentFields);
    const excluding = this.excluding.find((condition) => this.holds(condition, document, record));
    if (excluding !== undefined) return { kind: 'excluded', rule: excluding.name };
    const counting = this.counting.find((condition) => this.holds(condition, document, record));
    return counting && { kind: 'counted', rule: counting };
  }

  /** All rules, not only the first, that match the raw fields of a record. */
  allOfRaw(raw: Fields): FieldRule[] {
    return this.fields.filter((rule) => this.matchesRaw(rule, raw));
  }

  /** All rules, not only the first, that match a finished document. */
  allOfFinal(record: FinishedRecord): (FieldRule | Condition)[] {
    const document = documentOf(record, this.documentFields);
    return [
      ...this.fields.filter((rule) => this.matchesDocument(rule, record)),
      ...this.conditions.filter((condition) => this.holds(condition, document, record)),
    ];
  }

  private matchesRaw(rule: FieldRule, raw: Fields): boolean {
    const [first] = rule.path;
    return Object.hasOwn(raw, first) && this.matches(rule, raw[first]);
  }

  /** Whether a field is matched that came into the document after the record was read, or has another value there. */
  private matchesDocument(rule: FieldRule, record: FinishedRecord): boolean {
    const [first] = rule.path;
    return (Object.hasOwn(record.doc, first) || Object.hasOwn(record.base, first)) && this.matches(rule, fieldOf(record, first));
  }

  private matches(rule: FieldRule, value: Value): boolean {
    try {
      return matchesValue(rule, value);
    } catch (error) {
      // a pattern that was given up
      this.report(rule, (error as Error).message);
      return false;
    }
  }

  private holds(condition: Condition, document: Fields, { unread }: FinishedRecord): boolean {
    if (unread && !this.ofUnread.has(condition)) return false;
    const { value, failure } = condition.evaluate(document);
    if (failure === undefined) return isTrue(value);
    this.report(condition, failure);
    return false;
  }
}

/** Rules by log type. */
export interface RuleTable extends Exclusions {
  forLogType(logType: string): LogTypeRules | undefined;
}

/** The rules of a set, by log type. @param report told of rules that came to no result; their records are loaded */
export function createExclusions({ fields, conditions }: RuleSet, report: ReportFailure): RuleTable {
  const logTypes = new Set([...fields, ...conditions].map(({ logType }) => logType));
  const rules = new Map([...logTypes].map((name) => {
    const isOf = ({ logType }: { logType: string }): boolean => logType === name;
    return [name, new LogTypeRules(fields.filter(isOf), conditions.filter(isOf), report)];
  }));
  return { forLogType: (logType) => rules.get(logType) };
}

function union(names: readonly FieldNames[]): FieldNames {
  return names.some((each) => each === 'all') ? 'all' : [...new Set((names as string[][]).flat())];
}
