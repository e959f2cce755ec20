import type { LogTypeLogic } from '../../loader/types';

/** url.full is the second word of the request line. */
export const logic: LogTypeLogic = {
  reads: ['request'],
  apply(doc, raw) {
    const request = raw.request;
    if (doc.url === undefined || typeof request !== 'string') return;
    const start = request.indexOf(' ') + 1;
    if (start === 0) return;
    const end = request.indexOf(' ', start);
    doc.url.full = end < 0 ? request.slice(start) : request.slice(start, end);
  },
};
