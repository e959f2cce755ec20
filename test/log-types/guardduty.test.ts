import { applyLogic } from './apply-logic';
import { FloatLiteral } from '../../src/loader/types';
import { logic } from '../../src/log-types/guardduty/guardduty';

const connection = (connectionDirection: string) => ({ action: { actionType: 'NETWORK_CONNECTION', networkConnectionAction: { connectionDirection } } });

describe('guardduty', () => {
  it.each([[1, 'low'], [3.9, 'low'], [4, 'medium'], [6.9, 'medium'], [7, 'high'], [new FloatLiteral(8), 'high'], [8.9, 'high'], [9, 'CRITICAL'], [9.5, 'CRITICAL']])(
    'labels severity %j %s', (severity, label) => {
      expect(applyLogic(logic, { severity }).doc.severitylabel).toBe(label);
    });

  it('takes the type apart', () => {
    const { doc } = applyLogic(logic, { severity: 8, type: 'Backdoor:EC2/C&CActivity.B!DNS' });
    expect(doc).toMatchObject({
      ThreatPurpose: 'Backdoor', ResourceTypeAffected: 'EC2', ThreatFamilyName: 'C&CActivity', DetectionMechanism: 'B', Artifact: 'DNS',
    });
  });

  it('keeps severity and title of a type that it cannot take apart', () => {
    const { doc } = applyLogic(logic, { severity: 5, type: 'something else' }, { rule: { name: ' Something. ' } });
    expect(doc).toEqual({ severitylabel: 'medium', rule: { name: 'Something' } });
  });

  it.each([
    ['Recon:EC2/Portscan', connection('INBOUND'), 'inbound'],
    ['Recon:EC2/Portscan', connection('UNKNOWN'), 'unknown'],
    ['Trojan:EC2/DNSDataExfiltration', { action: { actionType: 'DNS_REQUEST' } }, 'outbound'],
    ['AttackSequence:IAM/CompromisedCredentials', {}, 'inbound'],
    ['Execution:EC2/MaliciousFile', {}, undefined],
  ])('gives %s with %j the direction %s', (type, service, direction) => {
    expect(applyLogic(logic, { severity: 9, type, service }).doc.network?.direction).toBe(direction);
  });

  it('makes the resource the source of what it connects to', () => {
    const { doc } = applyLogic(logic, { type: 'CryptoCurrency:EC2/BitcoinTool.B', service: connection('OUTBOUND') },
      { source: { ip: '203.0.113.1' }, destination: { ip: '10.0.0.1' } });
    expect(doc).toMatchObject({ source: { ip: '10.0.0.1' }, destination: { ip: '203.0.113.1' } });
  });

  it('leaves no source where there was no destination', () => {
    const { doc } = applyLogic(logic, { type: 'Trojan:EC2/X', service: connection('OUTBOUND') }, { source: { ip: '203.0.113.1' } });
    expect(doc.source).toBeUndefined();
    expect(doc.destination).toEqual({ ip: '203.0.113.1' });
  });

  it.each([['Backdoor:EC2/X'], ['CryptoCurrency:EC2/X'], ['Trojan:EC2/X'], ['Object:S3/MaliciousFile'], ['Execution:ECS/SuspiciousFile']])('files %s under malware', (type) => {
    expect(applyLogic(logic, { type }, { event: { category: ['intrusion_detection'] } }).doc.event.category).toBe('malware');
  });

  it('changes no list that documents share', () => {
    const category = Object.freeze(['intrusion_detection']);
    applyLogic(logic, { type: 'Trojan:EC2/X' }, { event: { category } });
    expect(category).toEqual(['intrusion_detection']);
  });
});
