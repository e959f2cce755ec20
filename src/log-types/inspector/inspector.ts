import { pythonStr } from '../../loader/python-text';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { md5 } from '../shared/md5';
import { objectField, objectIn } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: ['findingArn', 'updatedAt', 'type', 'networkReachabilityDetails', 'remediation'],
  apply(doc, raw, context) {
    if (typeof raw.findingArn === 'string') doc['@id'] = md5(raw.findingArn);
    // each update of a finding is a document of its own; one without a time must not get that of its load. Ids count seconds as if all zones were UTC
    if (!Number.isNaN(Date.parse(raw.updatedAt))) context.controls.docIdSuffix = String(Date.parse(`${context.timestamp.slice(0, 19)}Z`) / 1000);

    const category = doc.vulnerability?.category;
    if (Array.isArray(category) && category.includes('AWS_ECR_CONTAINER_IMAGE')) {
      // an image is no host
      if (doc.related !== undefined) delete doc.related.hosts;
      if (doc.cloud?.instance !== undefined) delete doc.cloud.instance.id;
    }
    const rule = ruleId(doc, raw);
    if (rule !== undefined) objectField(doc, 'rule').id = rule;
    writeRemediation(doc.vulnerability, raw.remediation);
  },
};

function ruleId(doc: Fields, { type, networkReachabilityDetails: network }: Fields): string | undefined {
  if (typeof type !== 'string') return undefined;
  if (type.includes('PACKAGE_VULNERABILITY')) {
    const id = doc.vulnerability?.id;
    return id === undefined ? undefined : `PACKAGE_VULNERABILITY_${id}`;
  }
  if (!type.includes('NETWORK_REACHABILITY')) return undefined;
  const range = objectIn(network, 'openPortRange');
  const parts = [network?.protocol, range?.begin, range?.end];
  return parts.includes(undefined) ? undefined : ['NETWORK_REACHABILITY', ...parts.map(pythonStr)].join('_');
}

function writeRemediation(vulnerability: Fields | undefined, remediation: unknown): void {
  const text = objectIn(remediation, 'recommendation')?.text;
  if (typeof vulnerability?.description !== 'string' || typeof text !== 'string') return;
  vulnerability.description += `\n\nRemediation: ${text}`;
}
