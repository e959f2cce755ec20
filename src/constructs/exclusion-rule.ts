import { Annotations, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Exclusion, ExclusionAction, PatternType } from './exclusion';
import { createExclusionParameter } from './private/exclusion-parameter';
import { LoaderConfiguration } from './private/loader-configuration';
import { builtInConfiguration, requireLogType } from './private/synth-checks';
import { ValidationError } from './private/validation';
import { ISiem } from './siem-reference';

/** What can be said about an exclusion rule. */
export interface ExclusionRuleOptions {
  /**
   * Why records are left out, up to 1024 characters. It stands beside the rule where operators see it.
   * @default - the rule's path in the app
   */
  readonly description?: string;
}

/** What is left out of which SIEM. */
export interface ExclusionRuleProps extends ExclusionRuleOptions {
  /** The SIEM. One that was deployed elsewhere takes expressions only. */
  readonly siem: ISiem;

  /** What is left out. */
  readonly rule: Exclusion;
}

/**
 * Leaves out records that nobody needs: they are not indexed, and counted under the rule's name. Rules that operators wrote by hand, in the geo
 * bucket, in Parameter Store or in a `user.ini`, stay as they are and in force.
 *
 * @example
 * declare const siem: SiemOnOpenSearch;
 * new ExclusionRule(this, 'NoHealthChecks', {
 *   siem,
 *   rule: Exclusion.field('alb', { field: 'user_agent', pattern: 'ELB-HealthChecker/2.0' }),
 * });
 */
export class ExclusionRule extends Construct {
  constructor(scope: Construct, id: string, props: ExclusionRuleProps) {
    super(scope, id);
    const { siem, rule, description } = props;
    const logType = rule._logType;
    const { path } = this.node;
    const configuration = LoaderConfiguration.of(siem);
    if (configuration) requireLogType('rule', logType, configuration.checked);
    else this.warnOfLogType(logType);

    if (rule._expression) {
      const { name, expression, action = ExclusionAction.EXCLUDE } = rule._expression;
      createExclusionParameter(this, { siem, logType, name, expression, action, description: description ?? `Exclusion rule ${path}` });
      return;
    }
    if (!configuration) {
      throw new ValidationError('rule', `rules for keys and fields are part of the loader's configuration, and the SIEM at ${siem.node.path} was deployed elsewhere`,
        'add the rule where the SIEM is made, or use Exclusion.expression');
    }
    if (Token.isUnresolved(logType)) throw new ValidationError('rule', 'the log type is only known at deployment', 'give the name itself, or use Exclusion.expression');
    if (rule._keyRegex !== undefined) configuration.addKeyRule({ logType, name: path, regex: rule._keyRegex, description });
    if (rule._field) {
      const { field, pattern, patternType = PatternType.TEXT, comment = description ?? path } = rule._field;
      configuration.addFieldRule({ logType, field, pattern, patternType, comment });
    }
  }

  /** Which log types another deployment's user.ini adds is not known. */
  private warnOfLogType(logType: string): void {
    const problem = Token.isUnresolved(logType) ? undefined : builtInConfiguration().problemOfLogType(logType);
    if (problem !== undefined) Annotations.of(this).addWarningV2('siem-on-opensearch:logType', `${problem}; it has an effect only if the SIEM's user.ini has one`);
  }
}
