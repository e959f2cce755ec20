import { lastNamePart } from './name-part';
import { isObject, objectIn } from './object-field';
import { compileTimestamp } from '../../loader/transform/normalize/timestamp';
import { FloatLiteral } from '../../loader/types';
import type { Fields, LogTypeLogic, RecordContext, Value } from '../../loader/types';

const INDEX = 'log-ocsf';

/** Index and log type of a category whose name the record leaves out; categories since OCSF 1.0 that are not here come with their names. */
const CATEGORIES: Readonly<Record<number, readonly [index: string, logType: string]>> = {
  1: ['system', 'system-activity'],
  2: ['findings', 'findings'],
  3: ['audit', 'audit-activity'],
  4: ['network', 'network-activity'],
  5: ['config', 'config-inventory'],
};
const FINDINGS = 2;

const readEpoch = compileTimestamp({ formats: ['epoch'], tzMinutes: 0, nano: false, now: () => 0 });

/** What OpenSearch takes as part of an index name, and how much of it. */
const INDEX_WORD = /^[^\\/*?"<>|,#:\s]{1,60}$/;

/**
 * Logic of OCSF events: an index for each category, the time of the finding for findings, short user names.
 * A record without a category number stays in the index of its log type. https://schema.ocsf.io/categories
 */
export const ocsfLogic: LogTypeLogic = {
  reads: ['category_uid', 'category_name', 'finding'],
  apply(doc, raw, context) {
    const category = integerOf(raw.category_uid);
    if (category === undefined) return;
    writeCategory(doc, context, category, raw.category_name);
    if (category === FINDINGS) writeFindingTime(doc, context, raw.finding);
    const name = objectIn(doc, 'user')?.name;
    if (typeof name === 'string' && name.includes(':')) doc.user.name = lastNamePart(name);
  },
};

/** `Identity & Access Management` goes to log-ocsf-identity. */
function writeCategory(doc: Fields, { controls }: RecordContext, uid: number, name: Value): void {
  const known = CATEGORIES[uid];
  if (typeof name !== 'string' || name === '') {
    controls.indexName = known === undefined ? INDEX : `${INDEX}-${known[0]}`;
    doc['@log_type'] = known === undefined ? 'ocsf' : `ocsf-${known[1]}`;
    return;
  }
  const lower = name.toLowerCase();
  const word = lower.trim().split(/\s/, 1)[0];
  controls.indexName = INDEX_WORD.test(word) ? `${INDEX}-${word}` : INDEX;
  doc['@log_type'] = `ocsf-${lower.replaceAll(' ', '-')}`;
}

/**
 * A finding's time is that of its last change. `@timestamp` is the number itself, as in all indices so far, unless the index, which
 * reads numbers as milliseconds, would take it for another time.
 */
function writeFindingTime(doc: Fields, { controls }: RecordContext, finding: Value): void {
  if (!isObject(finding)) return;
  const number = integerOf(finding.modified_time) || integerOf(finding.created_time);
  const time = number ? readEpoch(number) : undefined;
  if (time === undefined) return;
  doc['@timestamp'] = time.epochMs === number ? number : time.iso;
  controls.indexTime = time.epochMs;
}

/** What Python's `int()` makes of a value; undefined where it fails. */
function integerOf(value: Value): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value);
  if (value instanceof FloatLiteral) return Math.trunc(value.value);
  return typeof value === 'string' && /^\s*[+-]?\d{1,20}\s*$/.test(value) ? Number(value) : undefined;
}
