import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/config-rules/config-rules';

const change = (more = {}) => ({
  awsAccountId: '123456789012', awsRegion: 'eu-west-1', resourceType: 'AWS::EC2::Instance', resourceId: 'i-1', notificationCreationTime: '2025-05-20T09:41:59Z', ...more,
});
const suffixOf = (raw: object) => applyLogic(logic, raw, { event: { module: 'config-rules' } }, { timestamp: '2025-05-20T09:41:59+00:00' }).controls.docIdSuffix;

describe('config-rules', () => {
  it.each([['COMPLIANT', 'success'], ['NON_COMPLIANT', 'failure'], ['NOT_APPLICABLE', 'unknown'], ['', undefined], [undefined, undefined]])('reads %s as %s', (complianceType, outcome) => {
    expect(applyLogic(logic, change({ newEvaluationResult: { complianceType } })).doc.event?.outcome).toBe(outcome);
  });

  it('keeps what two rules say of a resource at one moment apart', () => {
    expect(suffixOf(change({ configRuleARN: 'arn:a' }))).toMatch(/^20250520_094159_[0-9a-f]{4}$/);
    expect(suffixOf(change({ configRuleARN: 'arn:a' }))).not.toBe(suffixOf(change({ configRuleARN: 'arn:b' })));
  });

  it('names the instance of a change without a result', () => {
    expect(applyLogic(logic, change({ newEvaluationResult: null })).doc).toMatchObject({ cloud: { instance: { id: 'i-1' } }, related: { hosts: ['i-1'] } });
  });

  it('relates the addresses of a resource that comes with its configuration', () => {
    const raw = change({ resourceType: 'AWS::EC2::EIP', resourceName: '192.0.2.9', configuration: { privateIpAddress: '10.0.0.3' } });
    expect(applyLogic(logic, raw).doc.related).toEqual({ ip: ['10.0.0.3', '192.0.2.9'] });
  });

  it('gives a change whose time can not be read no id that depends on the load', () => {
    expect(suffixOf(change({ notificationCreationTime: 'yesterday' }))).toBeUndefined();
  });
});
