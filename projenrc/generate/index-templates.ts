import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from './generated-file';
import { LOG_TYPES, readLogTypeFolders } from './log-type-folders';
import type { LogTypeFolder } from './log-type-folders';

interface Mapping {
  readonly settings: Record<string, unknown>;
  readonly mappings: Record<string, unknown>;
}

/** A log type's mapping.json. */
interface IndexMapping extends Mapping {
  /** Beginning of the index names that it is for: `log-aws-waf`. */
  readonly index: string;
  /** Other names under which the indices are searched. */
  readonly aliases?: readonly string[];
}

/** Operators override with 10 and above. */
const PRIORITY = { base: 0, family: 1, service: 2 };
const META = { generated: 'npx projen generate' };
const COMPONENTS = 'assets/opensearch/component-templates';
const TEMPLATES = 'assets/opensearch/index-templates';

/**
 * Component templates: `log` for all, `log-aws` for those of AWS, one for each mapping.json. Index templates: one a family and one a
 * mapping.
 */
export function indexTemplates(): GeneratedFile[] {
  const common = readJson<Record<string, Mapping>>(join(LOG_TYPES, 'common-mappings.json'));
  const own = byIndex(readLogTypeFolders());

  const files = Object.entries(common).map(([name, mapping]) => component(name, mapping));
  files.push(template('log_aws', ['log-*'], PRIORITY.base, ['log']));
  files.push(template('log-aws_aws', ['log-aws-*'], PRIORITY.family, ['log', 'log-aws']));
  for (const mapping of own) {
    files.push(component(mapping.index, mapping));
    files.push(template(`${mapping.index}_aws`, [`${mapping.index}-*`], PRIORITY.service, ['log', 'log-aws', mapping.index], mapping.aliases));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** One mapping an index: log types that share one each bring their fields. Throws when they disagree. */
export function byIndex(folders: readonly Pick<LogTypeFolder, 'name' | 'mapping'>[]): IndexMapping[] {
  const merged = new Map<string, IndexMapping>();
  for (const { name, mapping } of folders) {
    if (mapping === undefined) continue;
    const { index, settings, mappings: fields, aliases = [] } = readJson<IndexMapping>(mapping);
    const present = merged.get(index);
    const merge = (part: string, into: Fields, from: Fields): Fields => mergeFields(into, from, `${name}/mapping.json: ${part}`);
    merged.set(index, present === undefined
      ? { index, settings: settings ?? {}, mappings: fields ?? {}, aliases }
      : { index, aliases: [...present.aliases ?? [], ...aliases], settings: merge('settings', present.settings, settings ?? {}), mappings: merge('mappings', present.mappings, fields ?? {}) });
  }
  return [...merged.values()].sort((a, b) => (a.index < b.index ? -1 : 1));
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function mergeFields(into: Fields, from: Fields, place: string): Fields {
  const result = { ...into };
  for (const [key, value] of Object.entries(from)) {
    const present = result[key];
    if (isObject(present) && isObject(value)) result[key] = mergeFields(present, value, `${place}.${key}`);
    else if (Array.isArray(present) && Array.isArray(value)) result[key] = joined(present, value);
    else if (present === undefined || JSON.stringify(present) === JSON.stringify(value)) result[key] = value;
    else throw new Error(`${place}.${key}: ${JSON.stringify(value)} here, ${JSON.stringify(present)} in another log type of the index`);
  }
  return result;
}

/** Dynamic templates of both. */
function joined(first: readonly unknown[], second: readonly unknown[]): unknown[] {
  const seen = new Set(first.map((item) => JSON.stringify(item)));
  return [...first, ...second.filter((item) => !seen.has(JSON.stringify(item)))];
}

function component(name: string, { settings, mappings }: Mapping): GeneratedFile {
  return json(`${COMPONENTS}/component_template_${name}.json`, { template: { settings: { index: settings }, mappings }, _meta: META });
}

function template(name: string, patterns: string[], priority: number, components: string[], aliases: readonly string[] = []): GeneratedFile {
  return json(`${TEMPLATES}/${name}.json`, {
    index_patterns: patterns,
    priority,
    composed_of: components.map((each) => `component_template_${each}`),
    // searched, not written to
    ...(aliases.length > 0 ? { template: { aliases: Object.fromEntries(aliases.map((alias) => [alias, { is_write_index: false }])) } } : {}),
    _meta: META,
  });
}

function json(path: string, content: unknown): GeneratedFile {
  return { path, content: `${JSON.stringify(content, null, 2)}\n` };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
