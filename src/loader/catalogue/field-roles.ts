import type { LogTypePlan } from '../plan';
import { CONTAINER_FIELDS, Role } from '../types';
import type { FieldRoles, LogTypeLogic } from '../types';

const first = (path: string): string => path.split('.', 1)[0];

/** Top-level fields that every document has of its own. */
const BASE_FIELDS = ['@message', '@timestamp', '@log_type', '@log_s3bucket', '@log_s3key', '@log_group', '@log_stream', '@id', 'event', 'ecs', 'cloud', 'error'];

/** Timestamp keys that name what surrounds the record, not one of its fields. */
const META_KEYS = new Set(['cwe_timestamp', 'cwl_timestamp', 'file_timestamp']);

/** Finds out which fields of a raw record have to be decoded: what the plan and the log type's logic read and write. */
export function fieldRoles(plan: Omit<LogTypePlan, 'roles'>, logic: LogTypeLogic | undefined): FieldRoles {
  const { fieldPrefix: prefix } = plan;
  // renaming moves fields about, so all are decoded; so are those below the prefix when one of them is a part of the id. Below a prefix
  // the others stay the text that they are
  const ownsAll = plan.renames.length > 0 || logic?.wholeDocument === true || (prefix !== '' && first(plan.docIdSuffix) === prefix);
  const enriched = [...plan.geoip, plan.userAgentField, ...(plan.clientIpXff ?? []).map(first)].filter(Boolean);
  const written = [...plan.ecs, ...plan.staticEcs].map((field) => field.target).concat(logic?.writes ?? []);
  const owns = new Set([
    ...BASE_FIELDS,
    ...written.map(first),
    ...enriched,
    ...(plan.envelope === 'firelens' ? [...CONTAINER_FIELDS, 'container'] : []),
    // what is written below the prefix meets the record's own fields there
    ...(prefix === '' ? [] : [prefix, ...written.filter((path) => path.startsWith(`${prefix}.`)).map((path) => path.split('.')[1])]),
  ]);
  const reads = new Set([
    ...plan.ecs.flatMap((field) => field.sources.flat().map(first)),
    ...plan.timestampKeys.filter((key) => !META_KEYS.has(key)).flatMap((key) => key.split('+')).map(first),
    ...[plan.docId, first(plan.docIdSuffix)].filter(Boolean),
    ...[...plan.jsonToText, ...plan.iocIp, ...plan.iocDomain].map(first),
    ...(logic?.reads ?? []),
    'is_ignored',
  ].filter((field) => !owns.has(field)));
  const list = [...reads];
  return {
    ownsAll,
    reads: ownsAll ? [] : list,
    owns,
    roleOf: (field) => (ownsAll || owns.has(field) ? Role.Own : reads.has(field) ? Role.Read : Role.Slice),
  };
}

/** Roles with which the fields that exclusion rules read are decoded as well; `all`, or what all stand below: every field. */
export function withReads({ roles, fieldPrefix }: Pick<LogTypePlan, 'roles' | 'fieldPrefix'>, fields: readonly string[] | 'all'): FieldRoles {
  if (roles.ownsAll) return roles;
  if (fields === 'all' || (fieldPrefix !== '' && fields.includes(fieldPrefix))) return { ownsAll: true, reads: [], owns: roles.owns, roleOf: () => Role.Own };
  const added = new Set(fields.filter((field) => roles.roleOf(field) === Role.Slice));
  return { ...roles, reads: [...roles.reads, ...added], roleOf: (field) => (added.has(field) ? Role.Read : roles.roleOf(field)) };
}
