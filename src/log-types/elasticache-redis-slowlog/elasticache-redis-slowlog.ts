import { isIP } from 'node:net';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: ['ClientAddress'],
  writes: ['related'],
  apply(doc, raw) {
    const client = raw.ClientAddress;
    if (typeof client !== 'string' || client === '') return;
    doc.source = sourceOf(client);
    if (doc.source.ip !== undefined) objectField(doc, 'related').ip = [doc.source.ip];
  },
};

/** `192.0.2.10:40312`, `2001:db8::1:40312`, `[2001:db8::1]:40312`; a client on the node itself has the path of a socket. */
function sourceOf(client: string): Fields {
  const colon = client.lastIndexOf(':');
  if (colon < 0) return isIP(client) === 0 ? { address: client } : { ip: client, address: client };
  const address = client.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  const port = client.slice(colon + 1);
  return isIP(address) === 0 ? { address, port } : { ip: address, port, address };
}
