import type { Condition } from '../../loader/transform/exclude/condition';
import type { Exclusions } from '../../loader/transform/exclude/exclusions';
import type { FieldRule } from '../../loader/transform/exclude/field-rule';
import type { LogTypeRules } from '../../loader/transform/exclude/log-type-rules';
import type { SiemDocument } from '../../loader/types';

/** Records and the bytes of their documents, as they would be sent to OpenSearch. */
export interface Figures {
  records: number;
  bytes: number;
}

/** Counts what the rules of a log type would do to records, each rule on its own; leaves none of them out. */
export class Tally implements Exclusions {
  readonly all: Figures = { records: 0, bytes: 0 };
  /** Records that at least one rule would leave out. */
  readonly excluded: Figures = { records: 0, bytes: 0 };
  private readonly byRule = new Map<FieldRule | Condition, Figures>();
  private matched = new Set<FieldRule | Condition>();

  /** Records that were left out before any rule was asked. */
  ignored = 0;

  constructor(private readonly ofLogType: LogTypeRules | undefined) {}

  /** The rules, in the order in which they are asked. */
  get rules(): readonly (FieldRule | Condition)[] {
    return this.ofLogType === undefined ? [] : [...this.ofLogType.fields, ...this.ofLogType.conditions];
  }

  forLogType: Exclusions['forLogType'] = () => {
    const rules = this.ofLogType;
    return rules && {
      reads: rules.reads,
      raw: (fields) => {
        this.matched = new Set(rules.allOfRaw(fields));
        return undefined;
      },
      final: (record) => {
        for (const rule of rules.allOfFinal(record)) this.matched.add(rule);
        return undefined;
      },
    };
  };

  /** Books the document of the record that the rules saw last. */
  book(document: SiemDocument): void {
    const bytes = Buffer.byteLength(document.json);
    add(this.all, bytes);
    for (const rule of this.matched) add(this.figuresOf(rule), bytes);
    if ([...this.matched].some((rule) => actionOf(rule) === 'EXCLUDE')) add(this.excluded, bytes);
    this.matched.clear();
  }

  figuresOf(rule: FieldRule | Condition): Figures {
    let figures = this.byRule.get(rule);
    if (figures === undefined) this.byRule.set(rule, figures = { records: 0, bytes: 0 });
    return figures;
  }
}

export function actionOf(rule: FieldRule | Condition): Condition['action'] {
  return 'action' in rule ? rule.action : 'EXCLUDE';
}

function add(figures: Figures, bytes: number): void {
  figures.records++;
  figures.bytes += bytes;
}
