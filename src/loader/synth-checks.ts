import type { CheckedConfiguration, OwnConfiguration, SynthChecks } from '../contract/synth-checks';
import { compileLogRegex } from './catalogue/python-regex/log-regex';
import { createCatalogue, readConfiguration } from './catalogue/read-catalogue';
import { didYouMean } from './catalogue/suggest';
import { problemOfExpression } from './transform/exclude/jmespath/error-place';
import type { LogTypeLogic } from './types';

/** Stands for code of an operator's own, which does not run at synth. */
const OWN_LOGIC: LogTypeLogic = { wholeDocument: true, apply: () => undefined };

/** Bundled for the constructs: pure, no file is read but those that are part of the bundle. */
export const synthChecks: SynthChecks = { readConfiguration: readChecked, problemOfRegex, problemOfExpression };

function readChecked(own?: OwnConfiguration): CheckedConfiguration {
  const files = own === undefined ? [] : [{ name: own.name, text: own.text }];
  const logic = new Map((own?.logic ?? []).map((name) => [name, OWN_LOGIC]));
  const catalogue = createCatalogue([...readConfiguration(), ...files], { logic, problems: [] });
  const logTypes = catalogue.logTypes();
  return {
    errors: catalogue.problems.filter((problem) => !catalogue.notes.has(problem)),
    warnings: [...catalogue.notes],
    problemOfLogType: (name) => (logTypes.includes(name) ? undefined : `there is no log type ${JSON.stringify(name)}${didYouMean(name, logTypes)}`),
  };
}

function problemOfRegex(pattern: string): string | undefined {
  try {
    compileLogRegex(pattern);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
