import type { LogTypeLogic } from '../../loader/types';
import { afterLast } from '../shared/name-part';

const REGION = /global|(?:us|ap|ca|eu|me|sa|af)-[a-z]+-[0-9]/;

export const logic: LogTypeLogic = {
  reads: ['EndPoint'],
  apply(doc, raw) {
    if (typeof doc.user?.name === 'string') doc.user.name = afterLast(doc.user.name, '/');
    if (doc.cloud?.region === 'unknown' && typeof raw.EndPoint === 'string') {
      const region = REGION.exec(raw.EndPoint);
      if (region) doc.cloud.region = region[0];
    }
  },
};
