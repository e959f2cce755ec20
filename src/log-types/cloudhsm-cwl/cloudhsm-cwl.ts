import type { LogTypeLogic } from '../../loader/types';
import { HSM_FIELDS, writeHsmEvent } from '../shared/cloudhsm-event';

/** An export's key has cluster and module in its folders. */
const KEY = /(?:^|\W)(cluster-[0-9a-z]{11})\W(?:.*\W)?(hsm-[0-9a-z]{11})(?:\W|$)/;

export const logic: LogTypeLogic = {
  ...HSM_FIELDS,
  apply(doc, raw, { key }) {
    const match = KEY.exec(key);
    writeHsmEvent(doc, raw, { cluster: match?.[1], hsm: match?.[2] });
  },
};
