import type { Fields, LogTypeLogic } from '../../loader/types';
import { writeVersionAndAgent } from '../shared/cloudfront-request';

const DISTRIBUTION_ID = /\/([0-9A-Z]{12,14})\./;

const isText = (value: unknown): value is string => typeof value === 'string';

export const logic: LogTypeLogic = {
  reads: ['date_time', 'date', 'time', 'cs_protocol', 'x_host_header', 'cs_host', 'cs_uri_stem', 'cs_uri_query', 'cs_protocol_version'],
  writes: ['distribution_id'],
  apply(doc, raw, context) {
    writeDateTime(doc, raw);
    const { cs_protocol: scheme, cs_uri_stem: stem, cs_uri_query: query } = raw;
    const host = raw.x_host_header ?? raw.cs_host;
    if (doc.url !== undefined && isText(scheme) && isText(host) && isText(stem)) {
      doc.url.full = `${scheme}://${host}${stem}${isText(query) && query !== '-' ? `?${query}` : ''}`;
    }
    writeVersionAndAgent(doc, raw);
    doc.distribution_id = DISTRIBUTION_ID.exec(context.key)?.[1] ?? 'unknown';
  },
};

/** One field, whether the log has two or both in one with a tab between. */
function writeDateTime(doc: Fields, { date_time: both, date, time }: Fields): void {
  if (isText(both)) {
    doc.date_time = both.replace('\t', ' ');
  } else if (isText(date) && isText(time)) {
    doc.date_time = `${date} ${time}`;
    doc.date = doc.time = undefined;
  }
}
