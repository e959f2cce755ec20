import { applyLogic } from './apply-logic';
import { readLine } from './read-line';
import { logic } from '../../src/log-types/alb-health-check/alb-health-check';

describe('alb-health-check', () => {
  it.each([['PASS', 'success'], ['FAIL', 'failure'], ['-', undefined]])('gives %s the outcome %s', (status, outcome) => {
    expect(applyLogic(logic, { status }).doc.event.outcome).toBe(outcome);
  });

  it.each([['0.019584011', 19_584_011], ['-', undefined], [null, undefined]])('takes %j seconds for a duration of %j ns', (latency, duration) => {
    expect(applyLogic(logic, { latency }).doc.event.duration).toBe(duration);
  });

  it("takes the load balancer from the object's key", () => {
    const key = 'x/health_check_log_123456789012_elasticloadbalancing_eu-central-1_app.web.1a2b_20250612T0810Z_203.0.113.7_5g7h1k3m.log.gz';
    expect(applyLogic(logic, {}, {}, { key }).doc.elb).toBe('app/web/1a2b');
  });

  it.each([
    ['10.0.4.17:8080', { target_ip: '10.0.4.17', target_port: '8080' }],
    ['[2001:db8::17]:8443', { target_ip: '2001:db8::17', target_port: '8443' }],
    ['2001:db8::17:8443', { target_ip: '2001:db8::17', target_port: '8443' }],
    ['arn:aws:lambda:eu-central-1:123456789012:function:basket', { target_ip: undefined, target_port: undefined }],
  ])('reads target %s, and fields that it does not know', (target, expected) => {
    const line = `http 2025-06-12T08:06:59.875678Z 0.01 ${target} web PASS 200 - new 7`;
    expect(readLine('alb-health-check', line)).toMatchObject({ target_address: target, target_group: 'web', status: 'PASS', reason_code: '-', ...expected });
  });
});
