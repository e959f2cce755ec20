import { connectionTailOf } from './connection-tail';
import type { ConnectionTail } from './connection-tail';
import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';
import { httpOf, urlOf } from '../shared/request-line';
import { writeWebSite } from '../shared/web-site';

/** What log_pattern captures: the document has it under ECS names only. */
const CAPTURED = ['connection_id', 'datetime', 'message', 'process_id', 'severity', 'thread_id'];

export const logic: LogTypeLogic = {
  reads: CAPTURED,
  writes: ['service', 'nginx', 'http', 'url', 'related', 'domain', 'port'],
  apply(doc, raw, context) {
    const tail = typeof raw.message === 'string' ? connectionTailOf(raw.message) : undefined;
    // such a line has always been indexed as it was captured
    if (tail?.referrer !== undefined && tail.request?.method === undefined) return;
    if (tail !== undefined) writeConnection(doc, tail);
    writeWebSite(doc, context, 'error');
    if (raw.connection_id) doc.nginx = { error: { connection_id: raw.connection_id } };
    for (let i = 0; i < CAPTURED.length; i++) doc[CAPTURED[i]] = undefined;
  },
};

function writeConnection(doc: Fields, { client, request, host, referrer }: ConnectionTail): void {
  const [name, port, ...more] = host?.split(':') ?? [];
  if (host !== undefined && (port === undefined || more.length > 0)) {
    objectField(doc, 'url').domain = host;
  } else if (host !== undefined) {
    doc.domain = name;
    doc.port = port;
  }
  if (request !== undefined) {
    Object.assign(objectField(doc, 'url'), urlOf(request));
    Object.assign(objectField(doc, 'http'), httpOf(request));
  }
  if (referrer !== undefined) objectField(objectField(doc, 'http'), 'request').referrer = referrer;
  Object.assign(objectField(doc, 'source'), { ip: client, address: client });
  objectField(doc, 'related').ip = client;
}
