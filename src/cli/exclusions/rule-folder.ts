import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { EXCLUSIONS_INI } from '../../contract/config-folder';
import type { Catalogue } from '../../loader/catalogue/catalogue';
import { readKeyExclusions } from '../../loader/catalogue/key-exclusions';
import type { KeyExclusions } from '../../loader/catalogue/key-exclusions';
import { patternFileName, ruleContext, rulesOfApp } from '../../loader/exclusion-rules';
import { readPatternCsv } from '../../loader/transform/exclude/pattern-csv';
import { NO_RULES, mergeRules } from '../../loader/transform/exclude/rule-set';
import type { RuleSet } from '../../loader/transform/exclude/rule-set';
import { readConditions } from '../../loader/transform/exclude/rule-source';

/** Folder with the values of parameters, a file each: `log-filter/<log_type>/<name>.json`. */
export const CONDITIONS_FOLDER = 'log-filter';
const EXTENSION = '.json';

/** The exclusion rules of a folder: those of an app, the CSV file as it lies in the geo bucket, and parameters as files. */
export function readRuleFolder(dir: string, catalogue: Catalogue): RuleSet {
  const context = ruleContext(catalogue);
  const file = patternFileName(catalogue);
  const csv = file === undefined ? undefined : join(dir, file);
  return mergeRules([
    rulesOfApp(dir, catalogue),
    csv !== undefined && existsSync(csv) ? readPatternCsv(readFileSync(csv, 'utf8'), file!, context) : NO_RULES,
    readConditions(conditionFiles(join(dir, CONDITIONS_FOLDER)), context),
  ]);
}

/** The rules for keys of a folder. */
export function readKeyRules(dir: string, catalogue: Catalogue): KeyExclusions {
  const file = join(dir, EXCLUSIONS_INI);
  return readKeyExclusions(existsSync(file) ? readFileSync(file, 'utf8') : '', EXCLUSIONS_INI, catalogue.logTypes());
}

function conditionFiles(folder: string): { name: string; value: string; place: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(EXTENSION))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: relative(folder, path).slice(0, -EXTENSION.length).split(sep).join('/'),
      value: readFileSync(path, 'utf8'),
      place: path,
    }));
}
