import type { LogTypeLogic } from '../../loader/types';
import { RESOURCE_FIELDS, writeConcerned, writeConfigId } from '../shared/config-resource';
import { objectField, objectIn } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: [...RESOURCE_FIELDS, 'notificationCreationTime', 'newEvaluationResult'],
  writes: ['user', 'related'],
  objectTags: true,
  apply(doc, raw, context) {
    writeConfigId(doc, raw, context, !Number.isNaN(Date.parse(raw.notificationCreationTime)));
    writeConcerned(doc, raw, raw.configuration);
    const outcome = outcomeOf(objectIn(raw, 'newEvaluationResult')?.complianceType);
    if (outcome !== undefined) objectField(doc, 'event').outcome = outcome;
  },
};

/** https://docs.aws.amazon.com/config/latest/APIReference/API_EvaluationResult.html */
function outcomeOf(compliance: unknown): string | undefined {
  if (!compliance) return undefined;
  if (compliance === 'COMPLIANT') return 'success';
  return compliance === 'NON_COMPLIANT' ? 'failure' : 'unknown';
}
