import type { LogTypeLogic } from '../../loader/types';
import { loadBalancerOfKey } from '../shared/load-balancer-of-key';
import { objectField } from '../shared/object-field';

const OUTCOMES = new Map([['PASS', 'success'], ['FAIL', 'failure']]);

export const logic: LogTypeLogic = {
  reads: ['latency', 'status'],
  writes: ['elb'],
  apply(doc, raw, { key }) {
    const elb = loadBalancerOfKey(key);
    if (elb !== undefined) doc.elb = elb;
    const event = objectField(doc, 'event');
    const outcome = OUTCOMES.get(raw.status);
    if (outcome !== undefined) event.outcome = outcome;
    const seconds = Number.parseFloat(raw.latency);
    if (seconds >= 0) event.duration = Math.round(seconds * 1e9);
  },
};
