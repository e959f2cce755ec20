import { isIP } from 'node:net';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';
import { writeWebSite } from '../shared/web-site';

/** What log_pattern captures: the document has it under ECS names only. */
const CAPTURED = ['client_ip', 'client_port', 'datetime', 'debug_message', 'log_level', 'message', 'message_code', 'module', 'pid', 'tid'];
const REFERRER = /referer: (http.*)/;
const TYPES = new Map([['info', 'info'], ['emerg', 'error'], ['alert', 'error'], ['crit', 'error'], ['error', 'error'], ['warn', 'error']]);

export const logic: LogTypeLogic = {
  reads: CAPTURED,
  writes: ['service', 'http', 'url', 'related'],
  apply(doc, raw, context) {
    writeWebSite(doc, context, 'error');
    rejoinAddress(doc, raw);
    const referrer = typeof raw.message === 'string' ? REFERRER.exec(raw.message)?.[1] : undefined;
    if (referrer !== undefined) objectField(objectField(doc, 'http'), 'request').referrer = referrer;
    const type = TYPES.get(raw.log_level);
    if (type !== undefined) objectField(doc, 'event').type = type;
    for (let i = 0; i < CAPTURED.length; i++) doc[CAPTURED[i]] = undefined;
  },
};

/** Of an IPv6 address without a port, as old servers log it, the pattern has taken the end for a port. */
function rejoinAddress(doc: Fields, raw: Fields): void {
  const address = `${raw.client_ip}:${raw.client_port}`;
  if (!raw.client_port || isIP(raw.client_ip) !== 0 || isIP(address) === 0) return;
  Object.assign(objectField(doc, 'source'), { address, ip: address, port: undefined });
}
