import { withListsForMaps } from './maps-to-lists';
import { withSteadyNames } from './steady-names';
import type { Fields, LogTypeLogic, RecordContext } from '../../loader/types';
import { RESOURCE_FIELDS, writeConcerned, writeConfigId } from '../shared/config-resource';

/**
 * Logic of configuration items, as a history and a snapshot have them.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
 * @param hasOwnTime whether the item's time is known, not that of the load
 */
export function configurationItemLogic(hasOwnTime: (raw: Fields, context: RecordContext) => boolean): LogTypeLogic {
  return {
    reads: [...RESOURCE_FIELDS, 'configurationItemCaptureTime', 'supplementaryConfiguration', 'tags'],
    writes: ['user', 'related'],
    objectTags: true,
    apply(doc, raw, context) {
      writeConfigId(doc, raw, context, hasOwnTime(raw, context));
      const item = withSteadyNames(withListsForMaps(raw));
      for (const field of ['configuration', 'supplementaryConfiguration', 'tags']) {
        if (item[field] !== raw[field]) doc[field] = item[field];
      }
      writeConcerned(doc, raw, item.configuration);
    },
  };
}
