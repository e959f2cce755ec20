import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../../../src/loader/catalogue/catalogue';
import type { LogTypePlan } from '../../../src/loader/plan';
import { awsIni, isAdditional } from '../aws-ini';
import { LOG_TYPES, readLogTypeFolders } from '../log-type-folders';
import type { LogTypeFolder } from '../log-type-folders';

/** A sample of a log type: a key and a document that came of it. */
export interface SampleFacts {
  readonly key: string;
  /** `{"index","id","source"}` */
  readonly document: {
    readonly index: string;
    readonly id: string;
    readonly source: { readonly [field: string]: unknown; readonly error?: { readonly type?: string } };
  };
}

/** What the pages say about a log type, taken from its folder. */
export interface LogTypeFacts {
  readonly plan: LogTypePlan;
  /** The comment above its section, without links. */
  readonly description: string;
  /** Its first sentence. */
  readonly summary: string;
  readonly links: readonly string[];
  readonly format: string;
  /** Comes behind the operator's own sections. */
  readonly additional: boolean;
  readonly switchedOn: boolean;
  readonly keyPattern: string;
  readonly logPattern: string;
  /** Fields that code sets, as script_ecs tells. */
  readonly byCode: readonly string[];
  /** Types of fields in its index: `source.ip` → `ip`. */
  readonly fieldTypes: readonly (readonly [string, string])[];
  readonly sample: SampleFacts | undefined;
}

/** All log types in the order in which they are asked. */
export function describeLogTypes(): LogTypeFacts[] {
  const [builtIn, additional] = awsIni();
  const catalogue = new Catalogue([
    { name: 'aws.ini', text: builtIn.content, builtIn: 'first' },
    { name: 'additional.ini', text: additional.content, builtIn: 'last' },
  ], () => ({ apply: () => undefined }));
  return readLogTypeFolders().map((folder) => {
    const plan = catalogue.plan(folder.name);
    const { description, links } = commentOf(folder.ini);
    const setting = (key: string): string => catalogue.settingOf(folder.name, key);
    return {
      plan,
      description,
      summary: /^.*?[.:;](?=\s|$)/.exec(description)?.[0].replace(/[.:;]$/, '').replaceAll('|', '\\|') ?? description,
      links,
      format: formatOf(plan),
      additional: isAdditional(folder),
      switchedOn: /^s3_key *=/m.test(folder.ini),
      keyPattern: setting('s3_key'),
      logPattern: setting('log_pattern'),
      byCode: folder.hasLogic ? setting('script_ecs').split(/\s+/).filter(Boolean) : [],
      fieldTypes: folder.mapping === undefined ? [] : typesOf(JSON.parse(readFileSync(folder.mapping, 'utf8')).mappings ?? {}),
      sample: firstSample(folder),
    };
  });
}

/** The comment lines between the order and the section. */
function commentOf(ini: string): { description: string; links: string[] } {
  const lines = ini.slice(0, ini.search(/^\[/m)).split('\n').slice(1).map((line) => line.replace(/^[#;] ?/, '').trim()).filter(Boolean);
  const isLink = (line: string): boolean => line.startsWith('https://');
  return { description: lines.filter((line) => !isLink(line)).join(' '), links: lines.filter(isLink) };
}

const ENVELOPES: Readonly<Record<string, string>> = { 'cloudwatch-logs': 'through CloudWatch Logs', 'firelens': 'through FireLens' };

function formatOf({ format, envelope, jsonDelimiter, csvDelimiter }: LogTypePlan): string {
  const detail = format === 'json' && jsonDelimiter !== '' ? ` (\`${jsonDelimiter}\`)` : format === 'csv' ? ` (${csvDelimiter === '' ? 'white space' : `\`${csvDelimiter}\``})` : '';
  return `${format}${detail}${ENVELOPES[envelope] === undefined ? '' : `, ${ENVELOPES[envelope]}`}`;
}

interface Mapping { readonly type?: string; readonly properties?: Record<string, Mapping> }

function typesOf(mapping: Mapping, path = ''): [string, string][] {
  return Object.entries(mapping.properties ?? {}).flatMap(([name, field]): [string, string][] => [
    ...(field.type === undefined ? [] : [[path + name, field.type] as [string, string]]),
    ...typesOf(field, `${path}${name}.`),
  ]);
}

/** Of the samples that have been recorded, by name, the first document of a record that was as the log type says. */
function firstSample({ name }: LogTypeFolder): SampleFacts | undefined {
  const folder = join(LOG_TYPES, name, 'samples');
  if (!existsSync(folder)) return undefined;
  const recorded = readdirSync(folder).sort().filter((sample) => existsSync(join(folder, sample, 'expected.ndjson')));
  const documents = recorded.flatMap((sample): SampleFacts[] => {
    const key = readFileSync(join(folder, sample, 'key.txt'), 'utf8').trim();
    const lines = readFileSync(join(folder, sample, 'expected.ndjson'), 'utf8').trimEnd().split('\n');
    return lines.map((line) => ({ key, document: JSON.parse(line) }));
  });
  return documents.find(({ document }) => document.source.error?.type === undefined) ?? documents[0];
}
