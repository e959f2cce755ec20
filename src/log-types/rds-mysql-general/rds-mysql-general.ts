import type { LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { rdsOf } from '../shared/rds';

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    rdsOf(doc, context);
    nestFields(doc, 'mysql');
  },
};
