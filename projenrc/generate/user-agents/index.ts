import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { NEWER_AGENTS, NEWER_DEVICES, NEWER_SYSTEMS, type NewerRule } from './newer-agents';
import { trigramsOf } from './trigrams';
import type { GeneratedFile } from '../generated-file';

/** https://github.com/ua-parser/uap-core/blob/master/docs/specification.md */
interface Regexes {
  user_agent_parsers: YamlRule[];
  os_parsers: YamlRule[];
  device_parsers: YamlRule[];
}
type YamlRule = { regex: string; regex_flag?: 'i' } & Record<string, string | undefined>;

/** The rules of uap-core and ours, with what a text must contain for each: user-agent/rules.ts says how they are read. */
export function userAgentRules(): GeneratedFile[] {
  const regexes = load(readFileSync(require.resolve('uap-core/regexes.yaml'), 'utf8')) as Regexes;
  const rules = {
    agents: merge(regexes.user_agent_parsers, ['family_replacement', 'v1_replacement', 'v2_replacement', 'v3_replacement'], NEWER_AGENTS),
    systems: merge(
      regexes.os_parsers, ['os_replacement', 'os_v1_replacement', 'os_v2_replacement', 'os_v3_replacement', 'os_v4_replacement'], NEWER_SYSTEMS,
    ),
    devices: merge(regexes.device_parsers, ['device_replacement'], NEWER_DEVICES),
  };
  return [{ path: 'src/loader/transform/enrich/user-agent/rules.generated.json', content: `${JSON.stringify(rules)}\n` }];
}

type Row = [regex: string, flag: string, trigrams: string, ...replacements: string[]];

function merge(rules: readonly YamlRule[], replacements: readonly string[], newer: readonly NewerRule[]): Row[] {
  const anchors = newer.map(({ before }) => (before === undefined ? rules.length : rules.findIndex(({ regex }) => regex.includes(before))));
  const missing = newer.find((_, index) => anchors[index] === -1);
  if (missing) throw new Error(`no rule of uap-core contains ${missing.before}`);

  const ours = (index: number) => newer.filter((_, i) => anchors[i] === index)
    .map((rule) => toRow(rule.regex, rule.flag, rule.replacements ?? []));
  return [
    ...rules.flatMap((rule, index) => [...ours(index), toRow(rule.regex, rule.regex_flag, replacements.map((name) => rule[name] ?? ''))]),
    ...ours(rules.length),
  ];
}

function toRow(regex: string, flag: string | undefined, replacements: readonly string[]): Row {
  const used = replacements.slice(0, replacements.findLastIndex((text) => text !== '') + 1);
  return [regex, flag ?? '', trigramsOf(regex), ...used];
}
