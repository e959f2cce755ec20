import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/clientvpn/clientvpn';

const apply = (raw: object) => applyLogic(logic, { ...raw }, { ...raw }).doc;

describe('clientvpn', () => {
  it.each([['successful', 'success'], ['failed', 'failure'], ['NA', undefined]])('gives attempt %s the outcome %s', (status, outcome) => {
    expect(apply({ 'connection-attempt-status': status }).event.outcome).toBe(outcome);
  });

  it('tells why a connection failed', () => {
    expect(apply({ 'connection-attempt-failure-reason': 'authentication-failed' }).error).toEqual({ message: 'authentication-failed' });
    expect(apply({ 'connection-attempt-failure-reason': 'NA' })).not.toHaveProperty('error');
    expect(apply({})).not.toHaveProperty('error');
  });

  it('adds up both directions', () => {
    const raw = { 'ingress-bytes': '1234', 'egress-bytes': '4321', 'ingress-packets': '12', 'egress-packets': 43 };
    expect(apply(raw).network).toEqual({ bytes: 5555, packets: 55 });
  });

  it.each([[{}], [{ 'ingress-bytes': '0', 'egress-packets': '0' }], [{ 'ingress-bytes': 'many' }]])('has no network for %j', (raw) => {
    expect(apply(raw)).not.toHaveProperty('network');
  });

  it('writes times as an index reads them, and removes what does not apply', () => {
    const doc = apply({
      'connection-start-time': '2025-06-12 08:00:00', 'connection-end-time': 'NA', 'connection-last-update-time': '2025-06-12 08:00:01', 'client-ip': 'NA',
    });
    expect(doc['connection-start-time']).toBe('2025-06-12T08:00:00+00:00');
    expect(doc['connection-last-update-time']).toBe('2025-06-12T08:00:01+00:00');
    expect(doc['connection-end-time']).toBeUndefined();
    expect(doc['client-ip']).toBeUndefined();
  });

  it.each([['3600', 3.6e12], ['0', 0], ['NA', undefined], [undefined, undefined], ['59.5', undefined]])('takes %j seconds for a duration of %j ns', (seconds, duration) => {
    expect(apply({ 'connection-duration-seconds': seconds }).event.duration).toBe(duration);
  });
});
