import { existsSync, statSync } from 'node:fs';
import { EXCLUSIONS_INI } from '../../contract/config-folder';
import { configuredRules } from '../../loader/exclusion-rules';
import { createExclusions } from '../../loader/transform/exclude/log-type-rules';
import { reportOnce } from '../../loader/transform/exclude/report-once';
import { mergeRules } from '../../loader/transform/exclude/rule-set';
import { discardingSink } from '../discarding-sink';
import { ExitStatus, UsageError } from '../exit-status';
import { FileStore } from '../file-store';
import { describeError } from '../io';
import type { Io } from '../io';
import { DEFAULT_BUCKET, createLocalPipeline, readKnowledge } from '../local-pipeline';
import type { LocalFolders } from '../local-pipeline';
import { writeProblems } from '../notes';
import { printable } from '../printable';
import { writeTally } from './report';
import { CONDITIONS_FOLDER, readKeyRules, readRuleFolder } from './rule-folder';
import { Tally } from './tally';

export interface ExclusionsOptions extends LocalFolders {
  /** Folder of the rules. */
  readonly rulesDir: string;
  /** Files with the content of objects. */
  readonly files: readonly string[];
  /** Key that the objects have in their bucket. */
  readonly key: string;
}

/** Shows how many records of objects each exclusion rule would leave out or count, and how large their documents are. */
export async function exclusions({ rulesDir, files, key, ...folders }: ExclusionsOptions, io: Io): Promise<ExitStatus> {
  if (!existsSync(rulesDir) || !statSync(rulesDir).isDirectory()) throw new UsageError(`no such folder: ${rulesDir}`);
  const warn = (message: string): void => void io.stderr.write(`${printable(message)}\n`);
  const { catalogue, tables } = readKnowledge(folders, warn);
  const given = readRuleFolder(rulesDir, catalogue);
  writeProblems(catalogue.problems, io.stderr);
  const ofKeys = readKeyRules(rulesDir, catalogue);
  const problems = [...given.problems, ...ofKeys.problems];
  problems.forEach(warn);
  const count = given.fields.length + given.conditions.length + ofKeys.rules.size;
  if (count + problems.length === 0) throw new UsageError(`${rulesDir} holds no rules: no CSV file, no ${EXCLUSIONS_INI}, no ${CONDITIONS_FOLDER}/<log_type>/<name>.json`);

  const detection = catalogue.detect(key);
  if (detection.kind !== 'load') {
    warn(`nothing of this object is loaded: ${detection.reason}`);
    return detection.kind === 'skip' && detection.logType !== undefined && detection.level === 'warn' ? ExitStatus.ok : ExitStatus.failed;
  }
  const keyRule = ofKeys.rules.get(detection.logType)?.find(({ pattern }) => pattern.test(key));
  if (keyRule !== undefined) {
    warn(`nothing of this object would be loaded: ${keyRule.name} (${keyRule.place}) of log type ${detection.logType} matches the key`);
    return ExitStatus.ok;
  }
  const rules = createExclusions(mergeRules([configuredRules(catalogue), given]), reportOnce(warn));
  const tally = new Tally(rules.forLogType(detection.logType));
  let failed = problems.length > 0;
  for (const file of files) {
    const load = createLocalPipeline({ catalogue, tables, exclusions: tally }, new FileStore(() => file));
    try {
      const result = await load({ bucket: DEFAULT_BUCKET, key, size: 0 }, discardingSink(), (document) => tally.book(document));
      if (result.kind === 'skipped') warn(`${file}: skipped: ${result.reason}`);
      else tally.ignored += result.account.excluded;
    } catch (error) {
      failed = true;
      warn(`${file}: ${describeError(error)}: what came before is counted`);
    }
  }
  writeTally(detection.logType, tally, given, io.stdout);
  return failed ? ExitStatus.failed : ExitStatus.ok;
}
