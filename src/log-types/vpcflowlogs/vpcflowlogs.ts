import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';

/** https://www.iana.org/assignments/protocol-numbers; others have a number only. */
const TRANSPORTS = new Map([
  ['1', 'icmp'], ['6', 'tcp'], ['8', 'egp'], ['17', 'udp'], ['33', 'dccp'], ['41', 'ipv6'], ['42', 'sdrp'], ['47', 'gre'], ['132', 'sctp'],
]);

export const logic: LogTypeLogic = {
  reads: ['resource_type', 'protocol'],
  apply(doc, raw) {
    // transit gateways write their flow logs to the same place, and have no action
    if (raw.resource_type !== undefined) doc['@log_type'] = 'transit-gateway';
    else objectField(doc, 'event').outcome = outcomeOf(doc.event?.action);

    // numbers, as Parquet has them, have never been named
    const transport = TRANSPORTS.get(raw.protocol);
    if (transport !== undefined) objectField(doc, 'network').transport = transport;
    lowerType(doc.network);
  },
};

function outcomeOf(action: unknown): string {
  if (typeof action === 'string') {
    if (action.includes('ACCEPT')) return 'success';
    if (action.includes('REJECT')) return 'failure';
  }
  return 'unknown';
}

function lowerType(network: Fields | undefined): void {
  if (typeof network?.type === 'string') network.type = network.type.toLowerCase();
}
