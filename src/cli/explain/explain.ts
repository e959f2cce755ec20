import type { Catalogue, Detection } from '../../loader/catalogue/catalogue';
import type { KeyMatch } from '../../loader/catalogue/key-patterns';
import type { LogTypePlan } from '../../loader/plan';
import type { RuleSet } from '../../loader/transform/exclude/rule-set';
import { ExitStatus } from '../exit-status';
import { FileStore } from '../file-store';
import { describeError } from '../io';
import type { Io } from '../io';
import { createLocalPipeline, readKnowledge } from '../local-pipeline';
import type { LocalFolders } from '../local-pipeline';
import { writeProblems } from '../notes';
import { printable } from '../printable';
import { firstRecords } from './first-records';
import { describeIndex } from './index-form';
import { writeExamples } from './write-examples';

/** Records that are shown before and after. */
const EXAMPLES = 3;

export interface ExplainOptions extends LocalFolders {
  readonly key: string;
  /** File with the object's content; absent: no records are shown. */
  readonly file?: string;
}

/** Says which log type an object has, why, and what becomes of its first records. */
export async function explain({ key, file, ...folders }: ExplainOptions, io: Io): Promise<ExitStatus> {
  const knowledge = readKnowledge(folders, (message) => io.stderr.write(`${printable(message)}\n`));
  const { catalogue } = knowledge;
  writeProblems(catalogue.problems, io.stderr);
  const detection = catalogue.detect(key);
  const say = (name: string, text: string): void => void io.stdout.write(`${name.padEnd(12)}${printable(text)}\n`);
  const plan = planOf(catalogue, detection);

  say('key', key);
  say('log type', detection.logType ?? 'none');
  explainMatches(key, catalogue.matches('s3_key', key), detection, say);
  say('loaded', verdict(detection, plan));
  explainRules(catalogue.matches('s3_key_ignored', key).find(({ logType }) => logType === detection.logType), say);
  if (plan === undefined || plan instanceof Error) return statusOf(detection, plan);
  say('format', `${plan.format}${plan.envelope === 'none' ? '' : `, in an envelope of ${plan.envelope}`}`);
  say('index', describeIndex(plan));
  explainRecordRules(knowledge.rules, plan.name, say);
  if (file === undefined || detection.kind !== 'load') return statusOf(detection, plan);

  try {
    const store = new FileStore(() => file);
    writeExamples(await firstRecords(store, createLocalPipeline(knowledge, store), plan, key, EXAMPLES), io.stdout);
    return ExitStatus.ok;
  } catch (error) {
    io.stderr.write(`failed: ${describeError(error)}\n`);
    return ExitStatus.failed;
  }
}

/** The plan of the object's log type, or why there is none. */
function planOf(catalogue: Catalogue, detection: Detection): LogTypePlan | Error | undefined {
  if (detection.logType === undefined || detection.kind === 'broken') return undefined;
  try {
    return catalogue.plan(detection.logType);
  } catch (error) {
    return error as Error;
  }
}

/** A key that is skipped on purpose is as it should be. */
function statusOf(detection: Detection, plan: LogTypePlan | Error | undefined): ExitStatus {
  if (detection.kind === 'skip') return detection.level === 'warn' ? ExitStatus.ok : ExitStatus.failed;
  return detection.kind === 'broken' || plan instanceof Error ? ExitStatus.failed : ExitStatus.ok;
}

type Say = (name: string, text: string) => void;

function explainMatches(key: string, matches: readonly KeyMatch[], detection: Detection, say: Say): void {
  const match = matches.find(({ logType }) => logType === detection.logType);
  if (match !== undefined) {
    say('because', `s3_key of [${match.logType}] is found in the key (${match.place})`);
    say('  pattern', match.pattern);
    say('  key', key);
    say('', `${' '.repeat(match.start)}${'^'.repeat(Math.max(1, match.end - match.start))}`);
  }
  const others = matches.filter((other) => other !== match);
  if (others.length > 0) say('also match', others.map(({ logType, place }) => `${logType} (${place})`).join(', ') + ': they are asked later');
}

function verdict(detection: Detection, plan: LogTypePlan | Error | undefined): string {
  if (detection.kind !== 'load') return `no: ${detection.reason}`;
  return plan instanceof Error ? `no: ${plan.message}` : 'yes';
}

function explainRules(ignored: KeyMatch | undefined, say: Say): void {
  say('excluded', ignored === undefined ? 'by no rule' : `by ${ignored.name} (${ignored.place}): ${ignored.pattern}`);
}

function explainRecordRules({ fields, conditions }: RuleSet, name: string, say: Say): void {
  const isOf = ({ logType }: { logType: string }): boolean => logType === name;
  const names = new Set([
    // one setting, whatever the fields that it asks for
    ...fields.filter(isOf).map((rule) => rule.name.replace(/^(ignore_own_logs) .*/, '$1')),
    ...conditions.filter(isOf).map((rule) => `${rule.name} (${rule.action})`),
  ]);
  say('rules', names.size === 0 ? 'none is about its records' : [...names].join(', '));
}
