import type { LogTypeLogic } from '../../loader/types';
import { writeVersionAndAgent } from '../shared/cloudfront-request';

const DISTRIBUTION_ID = /\/([0-9A-Z]{12,14})\./;

export const logic: LogTypeLogic = {
  reads: ['date_time', 'cs_protocol', 'x_host_header', 'cs_uri_stem', 'cs_uri_query', 'cs_protocol_version'],
  writes: ['distribution_id'],
  apply(doc, raw, context) {
    if (typeof raw.date_time === 'string') doc.date_time = raw.date_time.replace('\t', ' ');
    const { cs_protocol: scheme, x_host_header: host, cs_uri_stem: stem, cs_uri_query: query } = raw;
    if (doc.url !== undefined && typeof scheme === 'string' && typeof host === 'string' && typeof stem === 'string') {
      doc.url.full = `${scheme}://${host}${stem}${typeof query === 'string' && query !== '-' ? `?${query}` : ''}`;
    }
    writeVersionAndAgent(doc, raw);
    doc.distribution_id = DISTRIBUTION_ID.exec(context.key)?.[1] ?? 'unknown';
  },
};
