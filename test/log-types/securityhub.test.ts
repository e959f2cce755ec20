import { createHash } from 'node:crypto';
import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/securityhub/securityhub';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const finding = (product: string, more: object = {}, fields: object = {}) => ({
  ProductFields: { 'aws/securityhub/ProductName': product, ...fields }, Workflow: { Status: 'NEW' }, UpdatedAt: '2025-06-12T08:00:00.123Z', ...more,
});
const apply = (raw: object, doc: object = {}) => applyLogic(logic, raw as never, { '@timestamp': '2025-06-12T08:00:09+00:00', ...doc });
const action = 'aws/guardduty/service/action';

describe('securityhub', () => {
  it('gives a new finding its own time and an id of its own', () => {
    const { doc, controls } = apply(finding('Security Hub'));
    expect(doc['@timestamp']).toBe('2025-06-12T08:00:00.123+00:00');
    expect(controls.docIdSuffix).toBe(md5('2025-06-12T08:00:00.123+00:00NEW'));
  });

  it('keeps the time of the update for a finding that somebody works on', () => {
    const { doc, controls } = apply(finding('Security Hub', { Workflow: { Status: 'RESOLVED' } }));
    expect(doc['@timestamp']).toBe('2025-06-12T08:00:09+00:00');
    expect(controls.docIdSuffix).toBe(md5('2025-06-12T08:00:09+00:00RESOLVED'));
  });

  it.each([[null, md5('2025-06-12T08:00:09+00:00None')], [undefined, undefined]])('takes the status %j for one of its own', (status, suffix) => {
    expect(apply(finding('Security Hub', { Workflow: { Status: status } })).controls.docIdSuffix).toBe(suffix);
  });

  it('knows controls that standards share', () => {
    const { doc } = apply(finding('Security Hub', { GeneratorId: 'security-control/S3.8', Compliance: { SecurityControlId: 'S3.8' } }), { rule: { name: ' S3.8. ' } });
    expect(doc).toMatchObject({
      event: { module: 'security hub' },
      rule: { id: 'security-control/S3.8', name: 'S3.8' },
      consolidated_controls_view: true,
      consolidated_control_findings: true,
    });
  });

  it.each([[undefined], [null], [{}], [{ SecurityControlId: null }], [{ SecurityControlId: '' }]])('knows no shared controls by compliance %j', (compliance) => {
    expect(apply(finding('Security Hub', { Compliance: compliance })).doc.consolidated_controls_view).toBe(false);
  });

  it.each([
    ['TTPs/Command and Control/Backdoor:EC2-C&CActivity.B!DNS', ['Backdoor', 'EC2', 'C&CActivity', 'B', 'DNS']],
    ['Effects/Data Exposure/EC2.Family', ['DataExposure', 'EC2', 'Family', undefined, undefined]],
    ['Wirkungen/Datenabfluss/Übertragung:S3-Größe', ['Übertragung', 'S3', 'Größe', undefined, undefined]],
    ['UnauthorizedAccess:EC2/SSHBruteForce', ['UnauthorizedAccess', 'EC2', 'SSHBruteForce', undefined, undefined]],
  ])('takes type %s apart', (type, expected) => {
    const { doc } = apply(finding('GuardDuty', { Types: [type] }));
    expect([doc.ThreatPurpose, doc.ResourceTypeAffected, doc.ThreatFamilyName, doc.DetectionMechanism, doc.Artifact]).toEqual(expected);
  });

  it('turns outbound GuardDuty findings round', () => {
    const fields = { [`${action}/actionType`]: 'NETWORK_CONNECTION', [`${action}/networkConnectionAction/connectionDirection`]: 'OUTBOUND' };
    const { doc } = apply(finding('GuardDuty', { Types: ['TTPs/Recon:EC2-Portscan'] }, fields), { source: { ip: '203.0.113.1' }, destination: { ip: '10.0.0.1' } });
    expect(doc).toMatchObject({
      network: { direction: 'outbound' }, source: { ip: '10.0.0.1' }, destination: { ip: '203.0.113.1' }, event: { category: 'intrusion_detection' },
    });
  });

  it.each([['Unusual Behaviors'], ['Effects/Exposure/Family']])('stops at the GuardDuty type %s, which it cannot take apart', (type) => {
    const { doc, controls } = apply(finding('GuardDuty', { Types: [type], Resources: [{ Type: 'AwsIamRole', Id: 'role/x' }] }));
    expect(doc.user).toBeUndefined();
    expect(doc).not.toHaveProperty('ThreatFamilyName');
    expect(controls.docIdSuffix).toBeDefined();
  });

  it.each([
    [['Software and Configuration Checks/Vulnerabilities/CVE'], 'CVE-2024-99999 - openssl'],
    ['Software and Configuration Checks/Vulnerabilities', ' CVE-2024-99999\t- openssl'],
  ])('names vulnerabilities by type %j and title', (types, title) => {
    const { doc } = apply(finding('Inspector', { Types: types, Title: title }));
    expect(doc).toMatchObject({ rule: { id: 'Software and Configuration Checks/Vulnerabilities/CVE-2024-99999' }, event: { category: 'package' } });
  });

  it('names findings of Inspector Classic by its rule', () => {
    const { doc } = apply(finding('Inspector', { Types: ['a'] }, { 'aws/inspector/id': 'Port reachable' }));
    expect(doc.rule).toEqual({ id: ['a'], name: 'Port reachable' });
    expect(apply(finding('Inspector', { Types: ['a'] }, { 'aws/inspector/id': '' })).doc.rule.id).toBe('a');
  });

  it('leaves findings without product as they are', () => {
    const { doc, controls } = apply({ ProductFields: {}, Workflow: { Status: 'NEW' }, UpdatedAt: '2025-06-12T08:00:00Z' });
    expect(doc).toEqual({ '@timestamp': '2025-06-12T08:00:09+00:00' });
    expect(controls.docIdSuffix).toBeUndefined();
  });
});
