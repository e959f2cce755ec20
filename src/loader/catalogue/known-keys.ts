import type { MergedIni } from './ini/ini-types';

// `ignore_header_line_number` and `loggroup` are known to old configurations and have no effect
const GLOBAL_KEYS = 'bump_version custom_user_agent ignore_own_logs exclude_log_patterns_filename';
const SECTION_KEYS = `s3_key s3_key_ignored via_cwl via_firelens ignore_container_stderr loggroup file_format json_delimiter
  text_header_line_number ignore_header_line_number csv_delimiter multiline_firstline xml_firstline log_pattern max_log_count
  index_name index_suffix index_rotation index_time index_tz doc_id doc_id_suffix timestamp_key timestamp_key_list
  timestamp_format timestamp_format_list timestamp_tz timestamp_nano file_timestamp_format ecs_version cloud_provider
  renamed_newfields field_prefix ecs static_ecs script_ecs json_to_text clientip_xff geoip ioc_ip ioc_domain
  user_agent_enrichment_field`;
const known = new Set(`${GLOBAL_KEYS} ${SECTION_KEYS}`.split(/\s+/));
const REFERENCE = /\$\{([^}]*)\}/g;

/** A key that has no effect: mistyped, or a field that no list names. */
export interface UnusedKey {
  readonly file: string;
  readonly section: string;
  readonly key: string;
  readonly line: number;
}

/** Keys that nothing uses: neither settings, nor fields that a list of the section names, nor parts of other values. */
export function unusedKeys(ini: MergedIni): UnusedKey[] {
  const referenced = references(ini);
  const unused: UnusedKey[] = [];
  for (const section of [...ini.sections(), 'DEFAULT']) {
    const listed = new Set(['ecs', 'static_ecs', 'renamed_newfields'].flatMap((list) => (ini.raw(section, list)?.value ?? '').split(/[\s,[\]|]+/)));
    // a list that is itself taken from another section names that section's fields
    const inherits = ['ecs', 'static_ecs', 'renamed_newfields'].some((list) => ini.raw(section, list)?.value.includes('${'));
    for (const key of ini.ownKeys(section)) {
      const { file, line } = ini.raw(section, key)!;
      if (known.has(key) || listed.has(key) || inherits || referenced.has(`${section}:${key}`) || referenced.has(`*:${key}`)) continue;
      unused.push({ file, section, key, line });
    }
  }
  return unused;
}

/** `section:key` of all `${…}`, `*:key` for those of DEFAULT, which any section may resolve. */
function references(ini: MergedIni): Set<string> {
  const found = new Set<string>();
  for (const section of [...ini.sections(), 'DEFAULT']) {
    for (const key of ini.ownKeys(section)) {
      for (const [, reference] of ini.raw(section, key)!.value.matchAll(REFERENCE)) {
        if (reference.includes(':')) found.add(reference);
        else found.add(section === 'DEFAULT' ? `*:${reference}` : `${section}:${reference}`);
      }
    }
  }
  return found;
}
