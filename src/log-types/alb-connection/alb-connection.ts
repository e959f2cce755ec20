import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { loadBalancerOfKey } from '../shared/load-balancer-of-key';
import { objectField } from '../shared/object-field';

/** Time stays exact: seconds have up to nine digits behind the point. */
const NANOSECONDS = 1e9;

export const logic: LogTypeLogic = {
  reads: ['tls_protocol', 'tls_handshake_latency', 'tls_verify_status'],
  writes: ['elb'],
  apply(doc, raw, { key }) {
    const elb = loadBalancerOfKey(key);
    if (elb !== undefined) doc.elb = elb;
    writeVersion(doc, raw.tls_protocol);
    const latency = Number.parseFloat(raw.tls_handshake_latency);
    if (latency >= 0) objectField(doc, 'event').duration = Math.round(latency * NANOSECONDS);
    writeVerification(doc, raw.tls_verify_status);
  },
};

/** `TLSv1.3` is version 1.3 of protocol tls. */
function writeVersion(doc: Fields, protocol: Value): void {
  const parts = typeof protocol === 'string' ? /^(\w+?)v([0-9.]+)$/.exec(protocol) : null;
  if (parts === null) return;
  const tls = objectField(doc, 'tls');
  tls.version_protocol = parts[1].toLowerCase();
  tls.version = parts[2];
}

/** `Success`, `Failed:ClientCertExpired`, or `-` where no client certificate is asked for. */
function writeVerification(doc: Fields, status: Value): void {
  if (typeof status !== 'string') return;
  const event = objectField(doc, 'event');
  if (status === 'Success') event.outcome = 'success';
  if (!status.startsWith('Failed')) return;
  event.outcome = 'failure';
  const reason = status.slice('Failed:'.length);
  if (reason !== '') event.reason = reason;
}
