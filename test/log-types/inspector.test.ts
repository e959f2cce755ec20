import { applyLogic } from './apply-logic';
import { FloatLiteral } from '../../src/loader/types';
import { logic } from '../../src/log-types/inspector/inspector';

const times = { timestamp: '2025-05-20T12:00:07.256000+00:00' };
const ports = { protocol: 'TCP', openPortRange: { begin: 22, end: 23 } };

describe('inspector', () => {
  it.each([['May 20, 2025, 12:00:07 PM'], ['2025-05-20T12:00:07.256Z']])('makes each update, %s, a document of its own', (updatedAt) => {
    const { doc, controls } = applyLogic(logic, { findingArn: 'arn:1', updatedAt }, {}, times);
    expect(doc['@id']).toBe('05430c08c38e34425a2e4f3b033e12a6');
    expect(controls.docIdSuffix).toBe('1747742407');
  });

  it('counts the seconds of an update in another zone as if it were UTC', () => {
    const { controls } = applyLogic(logic, { updatedAt: 'May 20, 2025, 12:00:07 PM' }, {}, { timestamp: '2025-05-20T12:00:07+09:00' });
    expect(controls.docIdSuffix).toBe('1747742407');
  });

  it.each([[undefined], [null], ['some day']])('does not take the time of the load for that of an update (%s)', (updatedAt) => {
    expect(applyLogic(logic, { findingArn: 'arn:1', updatedAt }, {}, times).controls.docIdSuffix).toBeUndefined();
  });

  it.each([
    [{ type: 'PACKAGE_VULNERABILITY' }, { vulnerability: { id: 'CVE-1' } }, 'PACKAGE_VULNERABILITY_CVE-1'],
    [{ type: 'NETWORK_REACHABILITY', networkReachabilityDetails: ports }, {}, 'NETWORK_REACHABILITY_TCP_22_23'],
    [{ type: 'NETWORK_REACHABILITY', networkReachabilityDetails: { protocol: null, openPortRange: { begin: new FloatLiteral(22), end: 23 } } }, {}, 'NETWORK_REACHABILITY_None_22.0_23'],
    [{ type: 'NETWORK_REACHABILITY', networkReachabilityDetails: { protocol: 'TCP', openPortRange: { begin: 22 } } }, {}, undefined],
    [{ type: 'PACKAGE_VULNERABILITY' }, {}, undefined],
    [{ type: 'NETWORK_REACHABILITY', networkReachabilityDetails: { openPortRange: null } }, {}, undefined],
    [{ type: 'CODE_VULNERABILITY' }, { vulnerability: { id: 'x' } }, undefined],
    [{}, {}, undefined],
  ])('%j is rule %3$s', (raw, doc, id) => {
    expect(applyLogic(logic, raw, structuredClone(doc)).doc.rule?.id).toBe(id);
  });

  it('takes a container image for no host', () => {
    const doc = { vulnerability: { category: ['AWS_ECR_CONTAINER_IMAGE'] }, related: { hosts: ['arn'], ip: ['192.0.2.1'] }, cloud: { instance: { id: 'arn' } } };
    expect(applyLogic(logic, {}, doc).doc).toMatchObject({ related: { ip: ['192.0.2.1'] }, cloud: { instance: {} } });
    expect(doc.related).not.toHaveProperty('hosts');
  });

  it('tells what to do behind what is wrong', () => {
    const remediation = { recommendation: { text: 'Update.' } };
    expect(applyLogic(logic, { remediation }, { vulnerability: { description: 'Bad.' } }).doc.vulnerability.description).toBe('Bad.\n\nRemediation: Update.');
    expect(applyLogic(logic, { remediation: null }, { vulnerability: { description: 'Bad.' } }).doc.vulnerability.description).toBe('Bad.');
    expect(applyLogic(logic, { remediation }, { vulnerability: {} }).doc.vulnerability).toEqual({});
  });

  it('needs no category for all that', () => {
    expect(applyLogic(logic, { type: 'PACKAGE_VULNERABILITY' }, { vulnerability: { id: 'CVE-1' } }).doc.rule.id).toBe('PACKAGE_VULNERABILITY_CVE-1');
  });
});
