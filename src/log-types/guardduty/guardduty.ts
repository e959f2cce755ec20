import type { LogTypeLogic, Value } from '../../loader/types';
import { FloatLiteral } from '../../loader/types';
import { objectIn } from '../shared/object-field';
import { THREAT_FIELDS, parseFindingType, trimTitle, writeDirectionAndCategory, writeThreat } from '../shared/threat';

export const logic: LogTypeLogic = {
  reads: ['severity', 'type', 'service'],
  writes: ['severitylabel', 'network', ...THREAT_FIELDS],
  apply(doc, raw) {
    if (doc.rule !== undefined) doc.rule.name = trimTitle(doc.rule.name);
    // GeoIP corrects the place in the finding itself, whose location the mapping shares
    if (doc.source?.geo !== undefined) doc.service = raw.service;
    doc.severitylabel = severityLabel(raw.severity);
    const threat = typeof raw.type === 'string' ? parseFindingType(raw.type) : undefined;
    if (threat === undefined) return;
    writeThreat(doc, threat);
    const action = objectIn(raw.service, 'action');
    writeDirectionAndCategory(doc, threat, action?.actionType, objectIn(action, 'networkConnectionAction')?.connectionDirection);
  },
};

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
function severityLabel(severity: Value): string | undefined {
  const value = severity instanceof FloatLiteral ? severity.value : severity;
  if (typeof value !== 'number') return undefined;
  if (value <= 3.9) return 'low';
  if (value <= 6.9) return 'medium';
  return value <= 8.9 ? 'high' : 'CRITICAL';
}
