import type { LogTypeLogic } from '../../loader/types';
import { isAuthProcess, writeLinuxAuth, writeLinuxHost } from '../shared/linux-auth';

export const logic: LogTypeLogic = {
  reads: ['hostname', 'proc', 'syslog_message'],
  writes: ['user'],
  apply(doc, raw, context) {
    writeLinuxHost(doc, raw.hostname, context);
    // on distributions with one log for everything
    if (isAuthProcess(raw.proc)) context.controls.indexName = 'log-linux-secure';
    writeLinuxAuth(doc, raw.proc, raw.syslog_message);
  },
};
