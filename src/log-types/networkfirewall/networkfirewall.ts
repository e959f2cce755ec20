import type { Fields, LogTypeLogic } from '../../loader/types';
import { isObject, objectField, objectIn } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: ['event'],
  apply(doc, raw) {
    const event = raw.event;
    if (!isObject(event)) return;
    if (isObject(doc.network) && typeof event.proto === 'string') doc.network.transport = event.proto.toLowerCase();
    if (event.event_type === 'alert') {
      doc.event.kind = 'alert';
      doc.event.category = 'intrusion_detection';
    }
    // logs of TLS inspection have no event type
    if (event.event_type === undefined) writeTls(doc, event);
  },
};

/** Failed TLS inspections: https://docs.aws.amazon.com/network-firewall/latest/developerguide/tls-inspection-logging.html */
function writeTls(doc: Fields, event: Fields): void {
  const error = objectIn(event, 'tls_error');
  const revocation = objectIn(event, 'revocation_check');
  if (error === undefined && revocation === undefined) return;
  doc.event.outcome = 'failure';
  if (typeof error?.error_message === 'string') objectField(doc, 'error').message = error.error_message;
  if (typeof revocation?.action === 'string') doc.event.action = revocation.action;
  // a client hello without a name has "-"
  if (typeof event.sni === 'string' && event.sni !== '-') objectField(doc, 'url').domain = event.sni;
}
