import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { EXCLUSIONS_CSV } from '../contract/config-folder';
import { CONDITION_PREFIXES } from '../contract/key-prefixes';
import { readChanged } from '../platform/changed-object';
import { ParameterStore } from '../platform/parameter-store';
import type { Catalogue } from './catalogue/catalogue';
import { readBool } from './catalogue/ini/value-types';
import { compileLogRegex } from './catalogue/python-regex/log-regex';
import { ownLogRules } from './transform/exclude/own-logs';
import { readPatternCsv } from './transform/exclude/pattern-csv';
import { NO_RULES, mergeRules } from './transform/exclude/rule-set';
import type { RuleContext, RuleSet } from './transform/exclude/rule-set';
import { csvSource, parameterSource } from './transform/exclude/rule-source';
import type { RuleSource } from './transform/exclude/rule-source';
import { RuleWatch } from './transform/exclude/rule-watch';

/** What rules are read with. */
export function ruleContext(catalogue: Catalogue): RuleContext {
  return { logTypes: new Set(catalogue.logTypes()), compile: compileLogRegex };
}

/** Name of the operators' CSV file; undefined when the configuration names none. */
export function patternFileName(catalogue: Catalogue): string | undefined {
  return catalogue.setting('exclude_log_patterns_filename') || undefined;
}

/** The rules that the configuration itself asks for. */
export function configuredRules(catalogue: Catalogue): RuleSet {
  const setting = catalogue.setting('ignore_own_logs');
  try {
    if (!readBool(setting)) return NO_RULES;
  } catch (error) {
    return { ...ownRules(catalogue), problems: [`[DEFAULT] ignore_own_logs: ${(error as Error).message}: own logs are left out`] };
  }
  return ownRules(catalogue);
}

function ownRules(catalogue: Catalogue): RuleSet {
  const names = { userAgent: catalogue.setting('custom_user_agent'), functionName: process.env.AWS_LAMBDA_FUNCTION_NAME };
  return { ...NO_RULES, fields: ownLogRules(names, compileLogRegex) };
}

/** Rules of an app for fields, which lie beside its `user.ini`. */
export function rulesOfApp(configDir: string, catalogue: Catalogue): RuleSet {
  const file = join(configDir, EXCLUSIONS_CSV);
  return existsSync(file) ? readPatternCsv(readFileSync(file, 'utf8'), EXCLUSIONS_CSV, ruleContext(catalogue)) : NO_RULES;
}

/** Where rules are read from. */
export interface RulePlaces {
  readonly configDir: string;
  readonly geoBucket: string | undefined;
}

/** Watches all rules: those of the configuration and the app, of the CSV file in the geo bucket and of Parameter Store. */
export function watchRules(catalogue: Catalogue, { configDir, geoBucket }: RulePlaces, s3: S3Client, warn: (message: string) => void): RuleWatch {
  const context = ruleContext(catalogue);
  const file = patternFileName(catalogue);
  const parameters = new ParameterStore();
  const sources: RuleSource[] = CONDITION_PREFIXES.map((prefix) => parameterSource(prefix, () => parameters.under(prefix), context));
  if (file !== undefined && geoBucket !== undefined) sources.push(csvSource(file, (etag) => readChanged(s3, geoBucket, file, etag), context));
  return new RuleWatch({ fixed: mergeRules([configuredRules(catalogue), rulesOfApp(configDir, catalogue)]), sources, warn, now: Date.now });
}
