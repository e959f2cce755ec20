import type { LogTypeLogic } from '../../loader/types';
import { writeLinuxAuth, writeLinuxHost } from '../shared/linux-auth';

export const logic: LogTypeLogic = {
  reads: ['hostname', 'proc', 'syslog_message'],
  writes: ['user'],
  apply(doc, raw, context) {
    writeLinuxHost(doc, raw.hostname, context);
    writeLinuxAuth(doc, raw.proc, raw.syslog_message);
  },
};
