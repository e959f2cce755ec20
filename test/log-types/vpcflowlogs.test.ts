import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/vpcflowlogs/vpcflowlogs';

describe('vpcflowlogs', () => {
  it.each([['ACCEPT', 'success'], ['REJECT', 'failure'], ['-', 'unknown'], [undefined, 'unknown']])('gives action %s the outcome %s', (action, outcome) => {
    expect(applyLogic(logic, {}, { event: { action } }).doc.event.outcome).toBe(outcome);
  });

  it.each([['6', 'tcp'], ['17', 'udp'], ['132', 'sctp']])('names protocol %s %s', (protocol, transport) => {
    expect(applyLogic(logic, { protocol }, { network: { iana_number: '6' } }).doc.network.transport).toBe(transport);
  });

  it.each([['58'], [6]])('leaves protocol %j without a name', (protocol) => {
    expect(applyLogic(logic, { protocol }, { network: { iana_number: '58' } }).doc.network).toEqual({ iana_number: '58' });
  });

  it('writes network.type in small letters', () => {
    expect(applyLogic(logic, {}, { network: { type: 'IPv6' } }).doc.network.type).toBe('ipv6');
  });

  it('tells flows of transit gateways apart and gives them no outcome', () => {
    const { doc } = applyLogic(logic, { resource_type: 'TransitGateway', protocol: '6' }, { '@log_type': 'vpcflowlogs', 'event': { kind: 'event' } });
    expect(doc).toEqual({ '@log_type': 'transit-gateway', 'event': { kind: 'event' }, 'network': { transport: 'tcp' } });
  });
});
