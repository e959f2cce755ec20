import type { EcsField, FileFormat, LogPattern, LogTypePlan, Rotation } from '../plan';
import type { LogTypeLogic } from '../types';
import { fieldRoles } from './field-roles';
import type { MergedIni } from './ini/ini-types';
import { readJsonList, readWords } from './ini/value-types';
import { isListKey } from './list-keys';
import { SETTINGS } from './settings';
import { didYouMean } from './suggest';
import { Section } from './typed-section';

const FORMATS = SETTINGS.find(({ key }) => key === 'file_format')!.values!;
/** Tested in this order, as text that is contained. */
const ROTATIONS: Rotation[] = ['auto', 'daily', 'weekly', 'monthly'];

/** Checks and types a section. Throws ConfigurationError; undefined when the section asks to be skipped. */
export function compilePlan(ini: MergedIni, name: string, logic: LogTypeLogic | undefined): LogTypePlan {
  const section = new Section(ini, name);
  const format = readFormat(section);
  if (section.text('script_ecs') !== '' && logic === undefined) section.fail('script_ecs', `there is no logic for ${name}`);
  const plan: Omit<LogTypePlan, 'roles'> = {
    name,
    format,
    envelope: readEnvelope(section),
    ignoreStderr: section.bool('ignore_container_stderr'),
    jsonDelimiter: section.text('json_delimiter'),
    csvDelimiter: ini.raw(name, 'csv_delimiter')?.tab ? '\t' : readDelimiter(section),
    headerLines: section.int('text_header_line_number', 0),
    firstLine: firstLineOf(section, format),
    pattern: section.regex('log_pattern'),
    maxLogCount: section.int('max_log_count', 1),

    ...timestampOf(section),

    ecsVersion: section.text('ecs_version'),
    cloudProvider: section.text('cloud_provider'),
    renames: section.list('renamed_newfields').map((field) => [field, section.text(field)] as const),
    fieldPrefix: section.text('field_prefix'),
    jsonToText: section.words('json_to_text'),
    maskedHeaders: section.words('masked_headers').map((header) => header.toLowerCase()),
    ecs: section.list('ecs').map((target) => ecsField(section, ini, target)),
    staticEcs: section.list('static_ecs').map((target) => ({ target, value: isListKey(target) ? Object.freeze(section.list(target)) : section.text(target) })),

    geoip: section.words('geoip'),
    iocIp: section.list('ioc_ip'),
    iocDomain: section.list('ioc_domain'),
    clientIpXff: readPair(section, 'clientip_xff'),
    userAgentField: section.text('user_agent_enrichment_field'),

    indexName: section.text('index_name'),
    indexSuffix: section.text('index_suffix'),
    rotation: readRotation(section.text('index_rotation')),
    indexByIngestion: section.text('index_time').includes('event_ingested'),
    indexTzMinutes: section.zone('index_tz'),
    docId: section.text('doc_id'),
    docIdSuffix: section.text('doc_id_suffix'),
  };
  if ((format === 'text' || format === 'multiline') && plan.pattern === undefined) section.fail('log_pattern', `the format ${format} needs a pattern`);
  return { ...plan, roles: fieldRoles(plan, logic) };
}

function readFormat(section: Section): FileFormat {
  const format = section.text('file_format');
  if (!FORMATS.includes(format)) section.fail('file_format', `expected one of ${FORMATS.join(', ')}, got "${format}"${didYouMean(format, FORMATS)}`);
  return format as FileFormat;
}

function readEnvelope(section: Section): LogTypePlan['envelope'] {
  if (section.bool('via_cwl')) return 'cloudwatch-logs';
  return section.bool('via_firelens') ? 'firelens' : 'none';
}

/** In an envelope every message is a record, so no line has to be told for a first one. */
function firstLineOf(section: Section, format: FileFormat): LogPattern | undefined {
  const key = format === 'xml' ? 'xml_firstline' : 'multiline_firstline';
  const pattern = section.regex(key);
  const needed = (format === 'multiline' || format === 'xml') && readEnvelope(section) === 'none';
  if (needed && pattern === undefined) section.fail(key, `the format ${format} needs a pattern of the first line of each record`);
  return pattern;
}

/** White space at the ends of values is lost when the file is read, so `\t` may stand for a tab. */
function readDelimiter(section: Section): string {
  const delimiter = section.text('csv_delimiter').replace('\\t', '\t');
  if (delimiter.length > 1) section.fail('csv_delimiter', `expected one character, got "${delimiter}"`);
  return delimiter;
}

function timestampOf(section: Section): Pick<LogTypePlan, 'timestampKeys' | 'timestampFormats' | 'timestampTzMinutes' | 'timestampNano' | 'fileTimestamp'> {
  const keys = section.words('timestamp_key_list');
  const key = section.text('timestamp_key');
  const formats = section.read('timestamp_format_list', readJsonList).map(String);
  return {
    timestampKeys: keys.length > 0 ? keys : key === '' ? [] : [key],
    timestampFormats: formats.length > 0 ? formats : [section.text('timestamp_format')],
    timestampTzMinutes: section.zone('timestamp_tz'),
    timestampNano: section.bool('timestamp_nano'),
    fileTimestamp: section.regex('file_timestamp_format'),
  };
}

function ecsField(section: Section, ini: MergedIni, target: string): EcsField {
  if (!ini.has(section.name, target)) section.fail('ecs', `${target} is listed, but there is no key ${target}${didYouMean(target, ini.ownKeys(section.name))}`);
  if (!isListKey(target)) return { target, mode: 'first', sources: [section.words(target)] };
  return { target, mode: 'all', sources: section.list(target).map(readWords) };
}

function readPair(section: Section, key: string): [string, string] | undefined {
  const words = section.list(key);
  if (words.length === 0) return undefined;
  if (words.length !== 2) section.fail(key, `expected two field names, got ${words.length}`);
  return [words[0], words[1]];
}

function readRotation(text: string): Rotation {
  if (text === 'aoss') return 'aoss';
  return ROTATIONS.find((rotation) => text.includes(rotation)) ?? 'yearly';
}
