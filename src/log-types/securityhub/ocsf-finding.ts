import { compileTimestamp } from '../../loader/transform/normalize/timestamp';
import type { Fields, RecordContext, Value } from '../../loader/types';
import { md5 } from '../shared/md5';
import { afterLast } from '../shared/name-part';
import { isObject, objectField, objectIn } from '../shared/object-field';
import { isMalware, parseFindingType, trimTitle, writeThreat } from '../shared/threat';

const VULNERABILITY_FINDING = 2002;

/** `severity_id` as `Severity.Normalized` of ASFF, so that one search finds both. */
const NORMALIZED: Readonly<Record<string, string>> = { 1: '0', 2: '1', 3: '40', 4: '70', 5: '90', 6: '100' };

const readTime = compileTimestamp({ formats: ['iso8601', 'epoch'], tzMinutes: 0, nano: false, now: () => 0 });

/** Fields of OCSF that `writeOcsfFinding` reads. */
export const OCSF_FIELDS = [
  'finding_info', 'metadata', 'class_uid', 'severity_id', 'status', 'time_dt', 'time', 'compliance', 'vulnerabilities', 'evidences', 'resources',
];

export function isOcsfFinding(raw: Fields): boolean {
  return raw.Id === undefined && isObject(raw.finding_info);
}

/**
 * A finding of the Security Hub that speaks OCSF: the same fields and the same rules for time and id as for ASFF.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-cwe-event-formats.html
 */
export function writeOcsfFinding(doc: Fields, raw: Fields, context: RecordContext): void {
  writeIdentity(doc, raw, context);
  const event = objectField(doc, 'event');
  const product = objectIn(raw.metadata, 'product')?.name;
  if (typeof product === 'string') event.module = product.toLowerCase();
  const normalized = NORMALIZED[String(raw.severity_id)];
  if (normalized !== undefined) event.risk_score_norm = normalized;
  // 0 is unknown and 99 is other, neither of them a severity
  else delete event.severity;

  const rule = objectField(doc, 'rule');
  rule.name = trimTitle(rule.name);
  const control = objectIn(raw, 'compliance')?.control;
  if (typeof control === 'string') rule.id = `security-control/${control}`;

  const threat = listOf(raw.finding_info.types).map((type) => (typeof type === 'string' ? parseFindingType(type) : undefined)).find(Boolean);
  if (threat !== undefined) {
    writeThreat(doc, threat);
    if (isMalware(threat)) event.category = 'malware';
  }
  if (raw.class_uid === VULNERABILITY_FINDING) {
    event.category = 'package';
    const cve = objectIn(listOf(raw.vulnerabilities)[0], 'cve')?.uid;
    if (cve !== undefined) objectField(doc, 'vulnerability').id = cve;
  }
  const direction = objectIn(listOf(raw.evidences)[0], 'connection_info')?.direction;
  if (typeof direction === 'string') objectField(doc, 'network').direction = direction.toLowerCase();
  writeOcsfResources(doc, listOf(raw.resources));
}

/** The finding's own id; each of its states is a document. A new finding's time is its own, a changed one's that of the change. */
function writeIdentity(doc: Fields, raw: Fields, context: RecordContext): void {
  const id = objectIn(raw, 'metadata')?.uid ?? raw.finding_info.uid;
  if (id !== undefined) doc['@id'] = id;
  const own = raw.status === 'New' ? readTime(raw.time_dt ?? raw.time) : undefined;
  if (own !== undefined) doc['@timestamp'] = own.iso;
  context.controls.docIdSuffix = md5(`${own?.iso ?? context.timestamp}${raw.status ?? ''}`);
}

function writeOcsfResources(doc: Fields, resources: readonly Value[]): void {
  for (const resource of resources) {
    if (!isObject(resource) || typeof resource.uid !== 'string') continue;
    const name = afterLast(resource.uid, '/');
    switch (resource.type) {
      case 'AWS::EC2::Instance':
        objectField(objectField(doc, 'cloud'), 'instance').id = name;
        objectField(doc, 'related').hosts = [name];
        break;
      case 'AWS::IAM::AccessKey':
        doc.user = { id: resource.uid, name: objectIn(resource, 'data')?.user_name ?? resource.name };
        break;
      case 'AWS::IAM::Role':
      case 'AWS::IAM::User':
        doc.user ??= { name };
        break;
      default:
    }
  }
  const names = [doc.user?.id, doc.user?.name].filter((name) => typeof name === 'string');
  if (names.length > 0) objectField(doc, 'related').user = names;
}

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : [];
}
