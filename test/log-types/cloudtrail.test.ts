import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/cloudtrail/cloudtrail';

const instanceId = (raw: object) => applyLogic(logic, raw as never, {}).doc.cloud?.instance?.id;

describe('cloudtrail', () => {
  it.each([[{}, 'success'], [{ errorCode: 'AccessDenied' }, 'failure'], [{ errorMessage: 'Failed authentication' }, 'failure'], [{ errorCode: null }, 'failure']])(
    'gives %j an outcome', (raw, outcome) => {
      expect(applyLogic(logic, raw).doc.event.outcome).toBe(outcome);
    });

  it.each([['arn:aws:sts::123456789012:assumed-role/ops/maria', 'maria'], ['AROAEXAMPLE:session', 'session'], ['maria/ops', 'maria/ops']])(
    'calls the user %s %s', (name, expected) => {
      expect(applyLogic(logic, {}, { user: { name } }).doc.user.name).toBe(expected);
    });

  it.each([
    ['a Session Manager session', { eventSource: 'ssm.amazonaws.com', eventName: 'StartSession', requestParameters: { target: 'i-0a1b2c3d' } }, 'i-0a1b2c3d'],
    ['compliance data', { eventSource: 'ssm.amazonaws.com', eventName: 'PutComplianceItems', requestParameters: { resourceId: 'i-0a1b2c3d' } }, 'i-0a1b2c3d'],
    ['compliance data of others', { eventSource: 'ssm.amazonaws.com', eventName: 'PutComplianceItems', requestParameters: { resourceId: 'mi-0a1b2c3d' } }, undefined],
    ['credentials of an instance',
      { eventSource: 'sts.amazonaws.com', userAgent: 'ec2.amazonaws.com', requestParameters: { roleSessionName: 'i-0a1b2c3d' } }, 'i-0a1b2c3d'],
    ['a session without parameters', { eventSource: 'ssm.amazonaws.com', eventName: 'StartSession', requestParameters: null }, undefined],
  ])('finds the instance of %s', (_, raw, expected) => {
    expect(instanceId(raw)).toBe(expected);
  });

  it('relates CloudHSM events to cluster and HSM', () => {
    const raw = { eventSource: 'cloudhsm.amazonaws.com', requestParameters: { clusterId: 'cluster-1' }, responseElements: { hsm: { hsmId: 'hsm-1' } } };
    expect(applyLogic(logic, raw).doc).toMatchObject({ related: { hosts: ['cluster-1', 'hsm-1'] }, cloud: { instance: { id: 'hsm-1' } } });
  });

  it('leaves the addresses of an event without source', () => {
    expect(applyLogic(logic, { userAgent: 'aws-cli' }, { related: { ip: ['192.0.2.1'] } }).doc.related).toEqual({ ip: ['192.0.2.1'] });
    expect(instanceId({ userAgent: 'ec2.amazonaws.com', requestParameters: { roleSessionName: 'i-0a1b2c3d' } })).toBe('i-0a1b2c3d');
  });

  it.each([[null], ['']])('keeps the instance that the mapping found when the session\'s target is %j', (target) => {
    const raw = { eventSource: 'ssm.amazonaws.com', eventName: 'StartSession', requestParameters: { target } };
    expect(applyLogic(logic, raw, { cloud: { instance: { id: 'i-1' } } }).doc.cloud.instance.id).toBe('i-1');
  });

  it('assigns only what it repaired', () => {
    const { doc } = applyLogic(logic, { eventSource: 'ec2.amazonaws.com', requestParameters: { instanceType: 't3.micro' }, responseElements: null });
    expect(doc).not.toHaveProperty('requestParameters');
    expect(doc).not.toHaveProperty('responseElements');
  });
});
