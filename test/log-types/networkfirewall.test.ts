import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/networkfirewall/networkfirewall';

const apply = (event: unknown, doc: object = {}) => applyLogic(logic, { event }, { event: { kind: 'event', category: ['network'] }, ...doc }).doc;

describe('networkfirewall', () => {
  it('makes alerts of alerts', () => {
    expect(apply({ event_type: 'alert' }).event).toEqual({ kind: 'alert', category: 'intrusion_detection' });
    expect(apply({ event_type: 'netflow' }).event).toEqual({ kind: 'event', category: ['network'] });
  });

  it('names the transport of what has a network', () => {
    expect(apply({ event_type: 'netflow', proto: 'UDP' }, { network: { bytes: '7' } }).network).toEqual({ bytes: '7', transport: 'udp' });
    expect(apply({ event_type: 'netflow', proto: 'UDP' }).network).toBeUndefined();
  });

  it('tells why TLS inspection refused a connection', () => {
    const doc = apply({ sni: 'pay.example.com', tls_error: { error_message: 'wrong name' } });
    expect(doc).toMatchObject({ event: { outcome: 'failure' }, error: { message: 'wrong name' }, url: { domain: 'pay.example.com' } });
  });

  it('takes the action from a check of revocation, and no name from a client hello without one', () => {
    const doc = apply({ sni: '-', revocation_check: { status: 'REVOKED', action: 'DROP' } });
    expect(doc.event).toMatchObject({ outcome: 'failure', action: 'DROP' });
    expect(doc).not.toHaveProperty('url');
    expect(doc).not.toHaveProperty('error');
  });

  it.each([['text'], [undefined], [{ event_type: 'tls', tls_error: { error_message: 'x' } }], [{ tls_error: 'x' }]])('leaves event %j as it is', (event) => {
    expect(apply(event)).toEqual({ event: { kind: 'event', category: ['network'] } });
  });
});
