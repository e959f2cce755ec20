import { loadBalancerOfKey } from '../../../src/log-types/shared/load-balancer-of-key';

const key = (name: string) => `AWSLogs/123456789012/elasticloadbalancing/eu-central-1/2025/06/12/conn_log_123456789012_elasticloadbalancing_eu-central-1_${name}_20250612T0810Z_203.0.113.7_5g7h1k3m.log.gz`;

describe('the load balancer of an object', () => {
  it.each([
    ['app.web-shop.1a2b3c4d5e6f7a8b', 'app/web-shop/1a2b3c4d5e6f7a8b'],
    ['net.mail.8a7b6c5d4e3f2a1b', 'net/mail/8a7b6c5d4e3f2a1b'],
    ['legacy-shop', undefined],
  ])('%s in its key is %s', (name, elb) => {
    expect(loadBalancerOfKey(key(name))).toBe(elb);
    expect(loadBalancerOfKey(key(name))).toBe(elb);
  });
});
