import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile } from './generated-file';
import { LOG_TYPES, readLogTypeFolders } from './log-type-folders';

interface Mapping {
  readonly settings: Record<string, unknown>;
  readonly mappings: Record<string, unknown>;
}

/** A log type's mapping.json. */
interface IndexMapping extends Mapping {
  /** Beginning of the index names that it is for: `log-aws-waf`. */
  readonly index: string;
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
  const own = readLogTypeFolders().flatMap(({ mapping }) => (mapping === undefined ? [] : [readJson<IndexMapping>(mapping)]));

  const files = Object.entries(common).map(([name, mapping]) => component(name, mapping));
  files.push(template('log_aws', ['log-*'], PRIORITY.base, ['log']));
  files.push(template('log-aws_aws', ['log-aws-*'], PRIORITY.family, ['log', 'log-aws']));
  for (const mapping of own) {
    files.push(component(mapping.index, mapping));
    files.push(template(`${mapping.index}_aws`, [`${mapping.index}-*`], PRIORITY.service, ['log', 'log-aws', mapping.index]));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function component(name: string, { settings, mappings }: Mapping): GeneratedFile {
  return json(`${COMPONENTS}/component_template_${name}.json`, { template: { settings: { index: settings }, mappings }, _meta: META });
}

function template(name: string, patterns: string[], priority: number, components: string[]): GeneratedFile {
  return json(`${TEMPLATES}/${name}.json`, {
    index_patterns: patterns,
    priority,
    composed_of: components.map((each) => `component_template_${each}`),
    _meta: META,
  });
}

function json(path: string, content: unknown): GeneratedFile {
  return { path, content: `${JSON.stringify(content, null, 2)}\n` };
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}
