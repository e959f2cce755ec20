/** What a setting's value looks like. */
export type SettingKind = 'text' | 'bool' | 'integer' | 'regex' | 'words' | 'list' | 'json list' | 'zone';

/** A setting of the configuration. Its default stands in defaults.ini. */
export interface Setting {
  readonly key: string;
  readonly kind: SettingKind;
  /** Read from DEFAULT only. */
  readonly global?: boolean;
  /** The only values that there are. */
  readonly values?: readonly string[];
  /** What it does, for the reference. */
  readonly description: string;
}

const FORMATS = ['text', 'json', 'csv', 'w3c', 'multiline', 'xml', 'winevtxml', 'cef', 'parquet'];
const ROTATIONS = ['auto', 'daily', 'weekly', 'monthly', 'yearly', 'aoss'];

const text = (key: string, description: string, values?: readonly string[]): Setting => ({ key, kind: 'text', values, description });
const of = (kind: SettingKind) => (key: string, description: string): Setting => ({ key, kind, description });
const bool = of('bool');
const integer = of('integer');
const regex = of('regex');
const words = of('words');
const list = of('list');
const zone = of('zone');
const global = (setting: Setting): Setting => ({ ...setting, global: true });

/** All settings. Other keys of a section name fields: those that `ecs`, `static_ecs` and `renamed_newfields` list, or parts of other values. */
export const SETTINGS: readonly Setting[] = [
  global(text('bump_version', 'Version of the built-in configuration, for information.')),
  global(text('custom_user_agent', "Suffix of the user agent of the loader's requests to S3; how its own requests are recognised in logs.")),
  global(bool('ignore_own_logs', "Whether records that this system's own functions cause in CloudTrail, S3 access logs and Security Lake are excluded.")),
  global(text('exclude_log_patterns_filename', 'Key of the CSV file with exclusions, at the root of the geo bucket. Empty: none.')),

  regex('s3_key', 'Searched in the decoded key of an object. The first log type whose pattern is found takes the object.'),
  regex('s3_key_ignored', 'Objects of the log type whose key has this are skipped.'),
  bool('via_cwl', 'Objects are data of a CloudWatch Logs subscription; each message is a record.'),
  bool('via_firelens', "Objects are lines of FireLens with an ECS task's metadata; each `log` is a record. `via_cwl` wins over it."),
  bool('ignore_container_stderr', 'With `via_firelens`: what a container writes to stderr is excluded.'),
  text('loggroup', 'Not used by the loader; for tools that set up subscriptions.'),
  text('file_format', 'How an object is cut into records and these into fields. Objects that are Parquet files are read as such whatever it says.', FORMATS),
  text('json_delimiter', 'json: top-level field with the list of records.'),
  integer('text_header_line_number', 'text: lines to skip at the beginning.'),
  integer('ignore_header_line_number', 'Accepted, without effect.'),
  text('csv_delimiter', 'csv, w3c: one character, `\\t` for a tab. Empty: white space; w3c: tabs where a line has one.'),
  regex('multiline_firstline', 'multiline: tried at the beginning of a line, which begins a record when it matches.'),
  regex('xml_firstline', 'xml: the same.'),
  regex('log_pattern', 'text, multiline: tried at the beginning of a record; its named groups become fields. w3c: of lines without a header that fits.'),
  integer('max_log_count', 'Records that one invocation loads of an object; the rest goes to the split queue.'),

  text('index_name', 'Name of the index, without suffix and date.'),
  text('index_suffix', 'Added to the name, behind a dash. Without effect for `auto`.'),
  text('index_rotation', 'How often a new index begins. `auto`: the name is an alias with rollover. `aoss`: for OpenSearch Serverless, without a date.', ROTATIONS),
  text('index_time', 'Time that names the index: `@timestamp`, or `event_ingested` for the time of loading.', ['@timestamp', 'event_ingested']),
  zone('index_tz', 'Time zone of the date in the name.'),
  text('doc_id', 'Top-level field that is the id. Empty: a hash of the record.'),
  text('doc_id_suffix', 'Path of a field whose value is added to the id, behind an underscore.'),

  text('timestamp_key', 'Path of the field with the time (`date+time`: of both, with a space between), or `cwe_timestamp`, `cwl_timestamp`, `file_timestamp`. Empty: the record\'s `@timestamp`, else the time in the key (`file_timestamp_format`) or of the CloudWatch Logs event, else of loading.'),
  words('timestamp_key_list', 'Instead of `timestamp_key`: the first that has a value counts.'),
  text('timestamp_format', "`iso8601`, `epoch` (s, ms, µs or ns), `syslog` (without a year), or a format of Python's strptime."),
  of('json list')('timestamp_format_list', 'Instead of `timestamp_format`: the first that fits counts.'),
  zone('timestamp_tz', 'Time zone of times that name none.'),
  bool('timestamp_nano', 'Fractions of seconds are cut or filled to microseconds before the time is read.'),
  regex('file_timestamp_format', 'Searched in the key; its groups `year`, `month`, `day`, `hour`, `minute`, `second`, `microsecond` make the time `file_timestamp`, in UTC.'),

  text('ecs_version', 'Value of `ecs.version`.'),
  text('cloud_provider', 'Value of `cloud.provider`. Empty: no `cloud` fields.'),
  list('renamed_newfields', 'New names of top-level fields; each is a key of the section whose value is the old name.'),
  text('field_prefix', "Field below which the record's own fields are moved."),
  list('ecs', 'Fields to set; each is a key of the section whose value names its sources, of which the first with a value counts. Of fields that ECS has as lists all contribute.'),
  list('static_ecs', 'Fields to set to constants; each is a key of the section.'),
  words('script_ecs', 'Not empty: code of the log type runs, built-in or `siem/sf_<log_type>.js`. The words are for readers.'),
  words('json_to_text', "Paths of fields whose objects and lists become text, as Python's `str()` writes them."),

  words('masked_headers', 'Log types with HTTP headers (waf): names of headers whose values become `***`, also in `@message`. An `authorization` header is worth it.'),

  list('clientip_xff', 'Two paths: of the address of the client, and of the list in X-Forwarded-For. An address of a trusted proxy gives way to the one behind it.'),
  words('geoip', 'Top-level fields whose `ip` gets a place (`geo`) and a network (`as`).'),
  list('ioc_ip', 'Paths of addresses that are looked up in the threat indicators.'),
  list('ioc_domain', 'Paths of domain names that are looked up in the threat indicators.'),
  text('user_agent_enrichment_field', 'Top-level field whose `original` is read as a user agent.'),
];

export const SETTING_NAMES: ReadonlySet<string> = new Set(SETTINGS.map(({ key }) => key));
