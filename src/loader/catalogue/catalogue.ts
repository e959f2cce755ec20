import { ConfigurationError } from '../errors';
import type { LogTypePlan } from '../plan';
import type { LogTypeLogic } from '../types';
import { compilePlan } from './compile-plan';
import { configurationNotes } from './configuration-notes';
import { wrongDefaults } from './default-values';
import type { IniFile, IniProblem, MergedIni } from './ini/ini-types';
import { mergeIni } from './ini/merged-ini';
import { parseIni } from './ini/parse-ini';
import { readKeyExclusions } from './key-exclusions';
import type { KeyExclusion } from './key-exclusions';
import { KeyPatterns, placeOf } from './key-patterns';
import type { KeyMatch } from './key-patterns';
import { withoutRedefined } from './redefined-sections';

/** A file of the configuration. */
export interface ConfigurationFile {
  readonly name: string;
  readonly text: string;
  /** Built-in log types are asked before those of an operator, or after them; absent: it is the operator's own. */
  readonly builtIn?: 'first' | 'last';
  /** It has no settings but rules for keys, see `readKeyExclusions`. */
  readonly excludes?: boolean;
}

/** Whether and why an object is loaded. */
export type Detection =
  | { readonly kind: 'load'; readonly logType: string; readonly pattern: string }
  | { readonly kind: 'skip'; readonly logType?: string; readonly level: 'warn' | 'error'; readonly reason: string }
  | { readonly kind: 'broken'; readonly logType?: string; readonly reason: string };

/** Finds the code of a log type; an Error stands for code that can't be used, and says why. */
export type FindLogic = (logType: string) => LogTypeLogic | Error | undefined;

/** All log types of the configuration. A broken section is its own log type's problem. */
export class Catalogue {
  /** What is wrong or without effect in the configuration, for the log. */
  readonly problems: string[] = [];
  /** Those of the problems that keep no object from being loaded. */
  readonly notes = new Set<string>();
  private readonly ini: MergedIni;
  private readonly keys: KeyPatterns;
  private readonly builtIn: IniFile[];
  private readonly changed: ReadonlySet<string>;
  private readonly plans = new Map<string, LogTypePlan | ConfigurationError>();
  private readonly brokenSections = new Map<string, string>();
  private readonly lostPattern?: string;

  /** @param files in order of rising precedence: aws.ini first */
  constructor(allFiles: readonly ConfigurationFile[], private readonly findLogic: FindLogic) {
    const files = allFiles.filter(({ excludes }) => !excludes);
    const parsed = files.map((file) => parseIni(file.text, file.name));
    const own = parsed.filter((_, i) => files[i].builtIn === undefined);
    const last = parsed.filter((_, i) => files[i].builtIn === 'last').map((file) => withoutRedefined(file, own));
    const inPlace = parsed.map((file, i) => (files[i].builtIn === 'last' ? last.shift()! : file));
    this.builtIn = inPlace.filter((_, i) => files[i].builtIn !== undefined);
    this.changed = new Set(own.flatMap(({ sections }) => [...sections.keys()]));
    this.ini = mergeIni(inPlace);
    for (const problem of this.ini.problems) {
      const text = `${problem.file}:${problem.line}: ${problem.section === '' ? '' : `[${problem.section}] `}${problem.message}`;
      this.problems.push(text);
      if (problem.section !== '') this.brokenSections.set(problem.section, text);
      if (mayLosePattern(problem)) this.lostPattern ??= text;
    }
    const ownFiles = new Set(own.map(({ file }) => file));
    this.problems.push(...wrongDefaults(this.ini, ownFiles));
    this.note(configurationNotes(this.ini, ownFiles));
    const asked = [...inPlace.filter((_, i) => files[i].builtIn !== 'last'), ...inPlace].flatMap((file) => [...file.sections.keys()]);
    const names = [...new Set(asked)].filter((name) => name !== 'DEFAULT');
    const rules = new Map<string, KeyExclusion[]>();
    const ruleProblems: string[] = [];
    for (const { name, text } of allFiles.filter(({ excludes }) => excludes)) {
      const read = readKeyExclusions(text, name, names);
      ruleProblems.push(...read.problems);
      read.rules.forEach((ofType, logType) => rules.set(logType, [...rules.get(logType) ?? [], ...ofType]));
    }
    this.keys = new KeyPatterns(this.ini, names, (name) => this.builtInValue(name, 's3_key'), rules);
    this.problems.push(...this.keys.types.flatMap(({ problem }) => problem?.message ?? []), ...ruleProblems);
  }

  /** Adds problems that keep no object from being loaded. */
  note(notes: readonly string[]): void {
    this.problems.push(...notes);
    notes.forEach((text) => this.notes.add(text));
  }

  /** A setting of DEFAULT; the built-in one where the operator's can't be read. */
  setting(key: string): string {
    try {
      return this.ini.get('DEFAULT', key) ?? '';
    } catch {
      return this.builtInValue('DEFAULT', key) ?? '';
    }
  }

  /** A setting of a log type, with its references resolved; '' when there is none. Throws IniError. */
  settingOf(logType: string, key: string): string {
    return this.ini.get(logType, key) ?? '';
  }

  logTypes(): string[] {
    return this.keys.types.map((entry) => entry.name);
  }

  /** Aliases that log types with rollover write to. */
  writeAliases(): string[] {
    return [...new Set(this.logTypes().map((name) => this.writeAliasOf(name)).filter(Boolean))];
  }

  /** The log type of a key: the first section whose `s3_key` is found in it. */
  detect(key: string): Detection {
    if (key.endsWith('/')) return { kind: 'skip', level: 'warn', reason: 'the key is a folder' };
    const entry = this.keys.types.find((candidate) => candidate.pattern?.test(key));
    if (entry === undefined) return this.undetected();
    const { name } = entry;
    const broken = this.brokenSections.get(name) ?? entry.problem?.message;
    if (broken !== undefined) return { kind: 'broken', logType: name, reason: broken };
    const missing = this.missing(name);
    if (missing !== undefined) return { kind: 'skip', logType: name, level: 'error', reason: missing };
    try {
      const exclusion = this.keys.exclusionsOf(name).find(({ pattern }) => pattern.test(key));
      if (exclusion !== undefined) return { kind: 'skip', logType: name, level: 'warn', reason: `${exclusion.name} of log type ${name} matches the key` };
    } catch (error) {
      return { kind: 'broken', logType: name, reason: (error as Error).message };
    }
    return { kind: 'load', logType: name, pattern: entry.pattern!.source };
  }

  /** All log types whose `setting` is found in the key, in the order in which they are asked: an object is of the first. */
  matches(setting: 's3_key' | 's3_key_ignored', key: string): KeyMatch[] {
    return this.keys.matches(setting, key);
  }

  /** The checked section of a log type. Throws ConfigurationError. */
  plan(name: string): LogTypePlan {
    let plan = this.plans.get(name);
    if (plan === undefined) {
      try {
        plan = compilePlan(this.ini, name, this.logicOf(name));
      } catch (error) {
        plan = error instanceof ConfigurationError ? error : new ConfigurationError((error as Error).message, { section: name });
      }
      this.plans.set(name, plan);
    }
    if (plan instanceof ConfigurationError) throw plan;
    return plan;
  }

  /** Whether an operator's file has a section of the log type. */
  isChanged(name: string): boolean {
    return this.changed.has(name);
  }

  /** Why none of a log type's objects is loaded, where `problems` doesn't say so already. */
  failureOf(name: string): string | undefined {
    const toldOrFragment = this.brokenSections.has(name) || !this.ini.ownKeys(name).includes('s3_key') || this.keys.types.some((entry) => entry.name === name && entry.problem !== undefined);
    if (toldOrFragment) return undefined;
    const missing = this.missing(name);
    if (missing !== undefined) return missing;
    try {
      this.keys.exclusionsOf(name);
      this.plan(name);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  asksForLogic(name: string): boolean {
    return Boolean(this.ini.raw(name, 'script_ecs')?.value);
  }

  /** The code of a log type, where its `script_ecs` asks for it; `${alb:script_ecs}` asks for that of another. Throws ConfigurationError when it can't be used. */
  logicOf(name: string): LogTypeLogic | undefined {
    if (!this.asksForLogic(name)) return undefined;
    const from = LOGIC_OF.exec(this.ini.raw(name, 'script_ecs')!.value)?.[1];
    const logic = this.findLogic(name) ?? (from === undefined ? undefined : this.findLogic(from));
    if (logic instanceof Error) throw new ConfigurationError(logic.message, placeOf(this.ini, name, 'script_ecs'));
    return logic;
  }

  /** '' when a log type has none, or when its objects fail anyway. */
  private writeAliasOf(name: string): string {
    try {
      return this.settingOf(name, 'index_rotation') === 'auto' ? this.settingOf(name, 'index_name') : '';
    } catch {
      return '';
    }
  }

  private undetected(): Detection {
    if (this.lostPattern !== undefined) return { kind: 'broken', reason: `no log type has this key, but a pattern may be lost: ${this.lostPattern}` };
    const broken = this.keys.types.find((entry) => entry.problem !== undefined && entry.pattern === undefined);
    // it may be an object of the log type whose pattern is broken: it must not pass as unknown
    if (broken !== undefined) return { kind: 'broken', reason: `no log type has this key, but there is one with a broken pattern: ${broken.problem!.message}` };
    return { kind: 'skip', level: 'warn', reason: 'no log type has this key' };
  }

  /** Says which setting a log type can't do without and has not. */
  private missing(name: string): string | undefined {
    const key = ['file_format', 'index_name'].find((required) => this.ini.raw(name, required)?.value === '');
    if (key === undefined) return undefined;
    const { file, line } = this.ini.raw(name, this.ini.ownKeys(name).includes(key) ? key : 's3_key')!;
    return `${file}:${line}: [${name}] ${key} is empty: no object of this log type is loaded`;
  }

  private builtInValue(section: string, key: string): string | undefined {
    return this.builtIn.map((file) => file.sections.get(section)?.get(key)?.value).find((value) => value !== undefined);
  }

}

/** A section that is built on another one, with that one's code. */
const LOGIC_OF = /^\$\{([^:}]+):script_ecs\}$/;

/** Lines without a section, and values that others of the same key replace, may be the pattern of an object that is then nobody's. */
function mayLosePattern({ kind, section, key }: IniProblem): boolean {
  return section === '' || kind === 'duplicate-section' || key === 's3_key';
}
