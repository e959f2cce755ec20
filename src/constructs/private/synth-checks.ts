import { existsSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { Token } from 'aws-cdk-lib';
import { ValidationError } from './validation';
import { CheckedConfiguration, SynthChecks } from '../../contract/synth-checks';

const BUNDLE = join(__dirname, '..', '..', '..', 'assets', 'bundles', 'loader', 'synth-checks', 'index.js');

let checks: SynthChecks | undefined;
let builtIn: CheckedConfiguration | undefined;

/** The loader's own reader of settings, patterns and expressions. */
export function synthChecks(): SynthChecks {
  if (checks === undefined) {
    if (!existsSync(BUNDLE)) throw new Error(`${BUNDLE} is missing: install the package anew, or make it with 'npx projen bundle' where its sources are`);
    checks = (createRequire(__filename)(BUNDLE) as { synthChecks: SynthChecks }).synthChecks;
  }
  return checks;
}

/** What the loader has without an operator's configuration. */
export function builtInConfiguration(): CheckedConfiguration {
  return builtIn ??= synthChecks().readConfiguration();
}

/** Throws ValidationError when no section of the configuration has the name. */
export function requireLogType(prop: string, name: string, configuration: CheckedConfiguration = builtInConfiguration()): void {
  const problem = Token.isUnresolved(name) ? undefined : configuration.problemOfLogType(name);
  if (problem !== undefined) throw new ValidationError(prop, problem, 'give a log type of docs/log-types.md, or add its section to `loaderConfig`');
}
