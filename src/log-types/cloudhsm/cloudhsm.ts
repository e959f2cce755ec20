import type { LogTypeLogic } from '../../loader/types';
import { writeHsmEvent } from '../shared/cloudhsm-event';

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, raw, { logGroup, logStream }) {
    // /aws/cloudhsm/cluster-ID, a stream for each module
    writeHsmEvent(doc, raw, { cluster: logGroup?.split('/')[3], hsm: logStream });
  },
};
