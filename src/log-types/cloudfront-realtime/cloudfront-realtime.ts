import type { LogTypeLogic } from '../../loader/types';
import { writeVersionAndAgent } from '../shared/cloudfront-request';

/** A distribution's id in the key: 12 to 14 characters that are not all digits, as account ids are. */
const DISTRIBUTION_ID = /(?=[0-9]{0,13}[A-Z])[0-9A-Z]{12,14}/;

export const logic: LogTypeLogic = {
  reads: ['cs_protocol', 'cs_host', 'cs_uri_stem', 'cs_protocol_version'],
  writes: ['distribution_id'],
  apply(doc, raw, context) {
    const { cs_protocol: scheme, cs_host: host, cs_uri_stem: stem } = raw;
    if (typeof stem === 'string' && doc.url !== undefined) {
      // this log has the query behind the path, too
      doc.url.path = stem.split('?', 1)[0];
      doc.url.full = `${scheme}://${host}${stem}`;
    }
    writeVersionAndAgent(doc, raw);
    doc.distribution_id = DISTRIBUTION_ID.exec(context.key)?.[0] ?? 'unknown';
  },
};
