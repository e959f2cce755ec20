import { requireExpression, requireField, requireKeyRegex, requireName, requirePattern } from './private/exclusion-input';

/** How a pattern is compared with a field. */
export enum PatternType {
  /** It is all of the field's text. */
  TEXT = 'text',
  /** It is a regular expression in Python's syntax, and matches from the field's beginning to its end. */
  REGEX = 'regex',
}

/** What becomes of the records that an expression holds for. */
export enum ExclusionAction {
  /** They are left out. */
  EXCLUDE = 'EXCLUDE',
  /** They are loaded, and counted as `CountedLogCount`: to try an expression. */
  COUNT = 'COUNT',
  /** Nothing: the expression is switched off. */
  DISABLE = 'DISABLE',
}

/** Leaves out records in which a field has a certain text. */
export interface FieldExclusion {
  /** Field of the record as it came or of its document; nested ones with dots. */
  readonly field: string;

  /** Text or regular expression. */
  readonly pattern: string;

  /**
   * How the pattern is compared.
   * @default PatternType.TEXT
   */
  readonly patternType?: PatternType;

  /**
   * What the rule is called where records are counted.
   * @default - the description of the rule, else its path in the app
   */
  readonly comment?: string;
}

/** Leaves out, or counts, records for which an expression holds. */
export interface ExpressionExclusion {
  /** Name among the expressions of the log type, up to 128 letters, digits, dots, hyphens and underscores. */
  readonly name: string;

  /** JMESPath (https://jmespath.org), applied to the whole document. */
  readonly expression: string;

  /**
   * What becomes of the records.
   * @default ExclusionAction.EXCLUDE
   */
  readonly action?: ExclusionAction;
}

/**
 * What is left out of the SIEM.
 *
 * @example
 * declare const siem: SiemOnOpenSearch;
 * siem.addExclusion('NoHealthChecks', Exclusion.expression('alb', {
 *   name: 'health-checks',
 *   expression: "starts_with(user_agent.original, 'ELB-HealthChecker')",
 *   action: ExclusionAction.COUNT,
 * }));
 */
export class Exclusion {
  /**
   * Objects, by their keys: they are not even read. It counts beside `s3_key_ignored` of a `user.ini`.
   *
   * @param logType log type of the objects
   * @param regex in Python's syntax, searched anywhere in the decoded key
   */
  public static s3Key(logType: string, regex: string): Exclusion {
    requireKeyRegex(regex);
    return new Exclusion(logType, regex);
  }

  /**
   * Records, by the text of a field. It counts beside the rows of `exclude_log_patterns.csv` in the geo bucket.
   *
   * @param logType log type of the records
   * @param options field and pattern
   */
  public static field(logType: string, options: FieldExclusion): Exclusion {
    requireField(options.field);
    requirePattern(options.pattern, options.patternType === PatternType.REGEX);
    return new Exclusion(logType, undefined, options);
  }

  /**
   * Records, by an expression over the finished document. It becomes a parameter of Parameter Store, which all SIEMs of the account and region
   * follow within a minute.
   *
   * @param logType log type of the records
   * @param options name, expression and action
   */
  public static expression(logType: string, options: ExpressionExclusion): Exclusion {
    requireName(options.name);
    requireExpression(options.expression);
    return new Exclusion(logType, undefined, undefined, options);
  }

  private constructor(
    /** @internal */
    public readonly _logType: string,
    /** @internal */
    public readonly _keyRegex?: string,
    /** @internal */
    public readonly _field?: FieldExclusion,
    /** @internal */
    public readonly _expression?: ExpressionExclusion,
  ) {}
}
