import { LOGIC_FOLDER } from '../../contract/config-folder';
import { logicName } from '../custom-logic/read-custom-logic';
import type { EcsField, FileFormat, LogPattern, LogTypePlan, Rotation } from '../plan';
import { compilePattern } from '../strptime-pattern';
import type { LogTypeLogic } from '../types';
import { fieldRoles } from './field-roles';
import type { MergedIni } from './ini/ini-types';
import { readJsonList, readWords } from './ini/value-types';
import { isListKey } from './list-keys';
import { SETTINGS } from './settings';
import { didYouMean } from './suggest';
import { Section } from './typed-section';

/** Words that are looked for anywhere in a timestamp format; all others are strptime's. */
const NAMED_FORMATS = /epoch|syslog|iso8601/;
const FORMATS = SETTINGS.find(({ key }) => key === 'file_format')!.values!;
/** Tested in this order, as text that is contained. */
const ROTATIONS: Rotation[] = ['auto', 'daily', 'weekly', 'monthly'];

/** Checks and types a section. Throws ConfigurationError; undefined when the section asks to be skipped. */
export function compilePlan(ini: MergedIni, name: string, logic: LogTypeLogic | undefined): LogTypePlan {
  const section = new Section(ini, name);
  const format = readFormat(section);
  if (section.text('script_ecs') !== '' && logic === undefined) section.fail('script_ecs', `there is no code for ${name}: write ${LOGIC_FOLDER}/sf_${logicName(name)}.js, or take that of another log type: \${alb:script_ecs}`);
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
    patternFirst: section.fileOf('log_pattern') !== section.fileOf('file_format'),
    maxLogCount: section.int('max_log_count', 1),

    ...timestampOf(section),

    ecsVersion: section.text('ecs_version'),
    cloudProvider: section.text('cloud_provider'),
    renames: listed(section, ini, 'renamed_newfields').map((field) => [field, section.text(field)] as const),
    fieldPrefix: section.text('field_prefix'),
    jsonToText: section.words('json_to_text'),
    maskedHeaders: section.words('masked_headers').map((header) => header.toLowerCase()),
    ecs: listed(section, ini, 'ecs').map((target) => ecsField(section, target)),
    staticEcs: listed(section, ini, 'static_ecs').map((target) => ({ target, value: isListKey(target) ? Object.freeze(section.list(target)) : section.text(target) })),

    geoip: section.words('geoip'),
    iocIp: section.list('ioc_ip'),
    iocDomain: section.list('ioc_domain'),
    clientIpXff: readPair(section, 'clientip_xff'),
    userAgentField: section.text('user_agent_enrichment_field'),

    indexName: section.text('index_name'),
    indexSuffix: section.text('index_suffix'),
    rotation: readRotation(section.text('index_rotation')),
    indexByIngestion: section.text('index_time').includes('event_ingested'),
    indexTzMinutes: section.text('index_tz') === '' ? 0 : section.zone('index_tz'),
    docId: section.text('doc_id'),
    docIdSuffix: section.text('doc_id_suffix'),
  };
  if ((format === 'text' || format === 'multiline') && plan.pattern === undefined) section.fail('log_pattern', `the format ${format} needs a pattern`);
  return { ...plan, roles: fieldRoles(plan, logic) };
}

/** Fails for what is no format. */
export function readFormat(section: Section): FileFormat {
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
export function readDelimiter(section: Section): string {
  const delimiter = section.text('csv_delimiter').replace('\\t', '\t');
  if (delimiter.length > 1) section.fail('csv_delimiter', `expected one character, got "${delimiter}"`);
  return delimiter;
}

function timestampOf(section: Section): Pick<LogTypePlan, 'timestampKeys' | 'timestampFormats' | 'timestampTzMinutes' | 'timestampNano' | 'fileTimestamp'> {
  const keys = section.words('timestamp_key_list');
  const key = section.text('timestamp_key');
  return {
    timestampKeys: keys.length > 0 ? keys : key === '' ? [] : [key],
    timestampFormats: timestampFormatsOf(section),
    timestampTzMinutes: section.zone('timestamp_tz'),
    timestampNano: section.bool('timestamp_nano'),
    fileTimestamp: section.regex('file_timestamp_format'),
  };
}

/** Fails for formats that can't be read. */
export function timestampFormatsOf(section: Section): readonly string[] {
  const formats = section.read('timestamp_format_list', readJsonList);
  const single = formats.length === 0;
  const key = single ? 'timestamp_format' : 'timestamp_format_list';
  return (single ? [section.text(key)] : formats).map((format) => {
    if (typeof format !== 'string') section.fail(key, `expected texts, got ${JSON.stringify(format)}`);
    try {
      if (!NAMED_FORMATS.test(format)) compilePattern(format);
    } catch (error) {
      section.fail(key, (error as Error).message);
    }
    return format;
  });
}

/** Fields that a list names, each with a key of its own. */
function listed(section: Section, ini: MergedIni, list: string): string[] {
  const fields = section.list(list);
  for (const field of fields) {
    if (!ini.has(section.name, field)) section.fail(list, `${field} is listed, but there is no key ${field}${didYouMean(field, ini.ownKeys(section.name))}`);
    if (field.split('.').includes('__proto__')) section.fail(list, `${field} can't be the name of a field`);
  }
  return fields;
}

function ecsField(section: Section, target: string): EcsField {
  if (!isListKey(target)) return { target, mode: 'first', sources: [section.words(target)] };
  return { target, mode: 'all', sources: section.list(target).map(readWords) };
}

/** Any other number of names is as good as none, and noted as such. */
function readPair(section: Section, key: string): [string, string] | undefined {
  const words = section.list(key);
  return words.length === 2 ? [words[0], words[1]] : undefined;
}

function readRotation(text: string): Rotation {
  if (text === 'aoss') return 'aoss';
  return ROTATIONS.find((rotation) => text.includes(rotation)) ?? 'yearly';
}
