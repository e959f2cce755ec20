import { createHash } from 'node:crypto';
import { logic } from '../../../src/log-types/securityhub/securityhub';
import { applyLogic } from '../apply-logic';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');
const finding = (more: object = {}) => ({
  finding_info: { uid: 'arn:finding', title: 'Title.' },
  metadata: { uid: 'hub-id', product: { name: 'GuardDuty' } },
  class_uid: 2004,
  severity_id: 4,
  status: 'New',
  time_dt: '2025-06-12T08:00:00.123Z',
  ...more,
});
const apply = (raw: object, doc: object = {}) => applyLogic(logic, raw as never, doc, { timestamp: '2025-06-12T08:00:09+00:00' });

describe('Security Hub findings in OCSF', () => {
  it('have the id that Security Hub gives them, and one for each state', () => {
    const { doc, controls } = apply(finding());
    expect(doc).toMatchObject({ '@id': 'hub-id', '@timestamp': '2025-06-12T08:00:00.123000+00:00' });
    expect(controls.docIdSuffix).toBe(md5('2025-06-12T08:00:00.123000+00:00New'));
  });

  it('have the id of their provider when Security Hub gives none', () => {
    expect(apply(finding({ metadata: {} })).doc['@id']).toBe('arn:finding');
  });

  it('have the time of the event once somebody works on them', () => {
    const { doc, controls } = apply(finding({ status: 'Suppressed' }));
    expect(doc['@timestamp']).toBeUndefined();
    expect(controls.docIdSuffix).toBe(md5('2025-06-12T08:00:09+00:00Suppressed'));
  });

  it('have their own time as a number where the text is missing', () => {
    expect(apply(finding({ time_dt: undefined, time: 1749715200123 })).doc['@timestamp']).toBe('2025-06-12T08:00:00.123000+00:00');
  });

  it.each([[1, '0'], [2, '1'], [3, '40'], [4, '70'], [5, '90'], [6, '100']])('of severity %i are normalised to %s', (severity_id, normalized) => {
    const { event } = apply(finding({ severity_id }), { event: { severity: String(severity_id) } }).doc;
    expect(event).toEqual({ module: 'guardduty', severity: String(severity_id), risk_score_norm: normalized });
  });

  it.each([0, 99, undefined])('of no known severity (%p) have none', (severity_id) => {
    expect(apply(finding({ severity_id }), { event: { severity: '99' } }).doc.event).toEqual({ module: 'guardduty' });
  });

  it('of GuardDuty have their type taken apart', () => {
    const { doc } = apply(finding({ finding_info: { types: ['Threats', 'Trojan:EC2/DNSDataExfiltration!DNS'] } }), { rule: { name: ' A title. ' } });
    expect(doc).toMatchObject({ ThreatPurpose: 'Trojan', ThreatFamilyName: 'DNSDataExfiltration', Artifact: 'DNS', event: { category: 'malware' }, rule: { name: 'A title' } });
  });

  it('of a control have its id as rule', () => {
    expect(apply(finding({ class_uid: 2003, compliance: { control: 'S3.8' } })).doc.rule.id).toBe('security-control/S3.8');
  });

  it('of a vulnerability have its id', () => {
    const { doc } = apply(finding({ class_uid: 2002, vulnerabilities: [{ cve: { uid: 'CVE-2025-00001' } }] }));
    expect(doc).toMatchObject({ vulnerability: { id: 'CVE-2025-00001' }, event: { category: 'package' } });
  });

  it('have the direction of their first evidence', () => {
    expect(apply(finding({ evidences: [{ connection_info: { direction: 'Outbound' } }] })).doc.network).toEqual({ direction: 'outbound' });
  });

  it('name the instance and the user among their resources', () => {
    const { doc } = apply(finding({
      resources: [
        null, { type: 'AWS::EC2::Instance', uid: 'arn:aws:ec2:eu-central-1:123456789012:instance/i-0a1b2c3d4e5f60718' },
        { type: 'AWS::IAM::AccessKey', uid: 'AKIAEXAMPLE', data: { user_name: 'mia.example' } }, { type: 'AWS::IAM::Role', uid: 'arn:role/x' },
      ],
    }));
    expect(doc).toMatchObject({
      cloud: { instance: { id: 'i-0a1b2c3d4e5f60718' } },
      user: { id: 'AKIAEXAMPLE', name: 'mia.example' },
      related: { hosts: ['i-0a1b2c3d4e5f60718'], user: ['AKIAEXAMPLE', 'mia.example'] },
    });
  });

  it('name a role when nothing else tells who it was', () => {
    expect(apply(finding({ resources: [{ type: 'AWS::IAM::Role', uid: 'arn:aws:iam::123456789012:role/service/Reader' }] })).doc.user).toEqual({ name: 'Reader' });
  });

  it('are recognised by their form only: a finding with an Id is ASFF', () => {
    expect(apply({ ...finding(), Id: 'asff' }).doc['@id']).toBeUndefined();
  });

  it.each([{ finding_info: {} }, { finding_info: { types: 'x' }, metadata: 'text', resources: 'x', vulnerabilities: {}, evidences: [null], class_uid: 2002 }])('without most of its fields is no error', (raw) => {
    expect(() => apply(raw)).not.toThrow();
  });
});
