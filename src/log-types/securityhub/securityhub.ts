import { OCSF_FIELDS, isOcsfFinding, writeOcsfFinding } from './ocsf-finding';
import { writeResources } from './resources';
import { pythonStr } from '../../loader/python-text';
import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { md5 } from '../shared/md5';
import { objectField, objectIn } from '../shared/object-field';
import { THREAT_FIELDS, parseHubType, trimTitle, writeDirectionAndCategory, writeThreat } from '../shared/threat';
import type { Threat } from '../shared/threat';

const ACTION = 'aws/guardduty/service/action';

export const logic: LogTypeLogic = {
  reads: ['ProductFields', 'Workflow', 'UpdatedAt', 'Types', 'GeneratorId', 'Compliance', 'Title', 'Resources', 'Id', ...OCSF_FIELDS],
  writes: ['network', 'user', 'vulnerability', 'consolidated_controls_view', 'consolidated_control_findings', ...THREAT_FIELDS],
  apply(doc, raw, context) {
    if (isOcsfFinding(raw)) {
      writeOcsfFinding(doc, raw, context);
      return;
    }
    const product = objectIn(raw, 'ProductFields');
    const name = product?.['aws/securityhub/ProductName'];
    if (product === undefined || typeof name !== 'string') return;
    const module = name.toLowerCase();
    objectField(doc, 'event').module = module;

    // a new finding's time is its own, an updated one's that of the update; the index follows the original time
    const status = objectIn(raw, 'Workflow')?.Status;
    if (status === 'NEW' && typeof raw.UpdatedAt === 'string') doc['@timestamp'] = raw.UpdatedAt.replaceAll('Z', '+00:00');
    if (status !== undefined) context.controls.docIdSuffix = md5(`${doc['@timestamp'] ?? context.timestamp}${pythonStr(status)}`);

    let threat: Threat | undefined;
    if (module === 'guardduty' || module === 'macie') {
      threat = Array.isArray(raw.Types) && typeof raw.Types[0] === 'string' ? parseHubType(raw.Types[0]) : undefined;
      if (threat === undefined) return;
      writeThreat(doc, threat);
    }
    writeByProduct(doc, raw, product, module, threat);
    if (doc.rule !== undefined) doc.rule.name = trimTitle(doc.rule.name);
    writeResources(doc, raw.Resources);
  },
};

function writeByProduct(doc: Fields, raw: Fields, product: Fields, module: string, threat: Threat | undefined): void {
  if (module.includes('security hub')) {
    objectField(doc, 'rule').id = raw.GeneratorId;
    doc.consolidated_controls_view = Boolean(objectIn(raw, 'Compliance')?.SecurityControlId);
    doc.consolidated_control_findings = typeof raw.GeneratorId === 'string' && raw.GeneratorId.startsWith('security-control');
  } else if (module.includes('guardduty')) {
    objectField(doc, 'event').category = 'intrusion_detection';
    writeDirectionAndCategory(doc, threat, product[`${ACTION}/actionType`], product[`${ACTION}/networkConnectionAction/connectionDirection`]);
  } else if (module.includes('inspector')) {
    writeInspectorRule(doc, raw, product['aws/inspector/id']);
  } else if (module.includes('macie')) {
    objectField(doc, 'event').category = 'intrusion_detection';
  }
}

/** Inspector classic names its rule; the current one is known by type and, for vulnerabilities, the title's first word. */
function writeInspectorRule(doc: Fields, raw: Fields, classicId: Value): void {
  const rule = objectField(doc, 'rule');
  if (classicId) {
    rule.name = classicId;
    rule.id = raw.Types;
    return;
  }
  const type = Array.isArray(raw.Types) ? raw.Types[0] : raw.Types;
  if (typeof type !== 'string') return;
  const cve = type.indexOf('/CVE');
  let id = cve < 0 ? type : type.slice(0, cve);
  if (id.includes('Vulnerabilities')) {
    if (typeof raw.Title === 'string') id += `/${raw.Title.trim().split(/\s/, 1)[0]}`;
    objectField(doc, 'event').category = 'package';
  }
  rule.id = id;
}
