import type { LogTypeLogic } from '../../loader/types';
import { HSM_FIELDS, writeHsmEvent } from '../shared/cloudhsm-event';

export const logic: LogTypeLogic = {
  ...HSM_FIELDS,
  apply(doc, raw, { logGroup, logStream }) {
    // /aws/cloudhsm/cluster-ID, a stream for each module
    writeHsmEvent(doc, raw, { cluster: logGroup?.split('/')[3], hsm: logStream });
  },
};
