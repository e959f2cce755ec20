import type { Fields, LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';

/** `…/KafkaBrokerLogs/REGION/CLUSTER-UUID-N/DATE/Broker-N_…` */
const KEY = /\/([^/]+)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[^/-]+\/(?:.*\/)?Broker-(\w+?)_/;
const CONSUMER_LAG = /^ConsumerLag for groupId=(\S+) topic=(\S+) : SumLag=(\S+) MaxLag=(\S+) TimeLag=(\S+)/;

let lastKey = '';
let lastBroker: Fields = {};

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    const msk = nestFields(doc, 'msk');
    Object.assign(msk, brokerOf(context.key));
    const lag = typeof msk.message === 'string' ? CONSUMER_LAG.exec(msk.message) : null;
    if (lag === null) return;
    msk.log_type = 'ConsumerLag';
    [, msk.group_id, msk.topic, msk.sum_lag, msk.max_lag, msk.time_lag] = lag;
  },
};

function brokerOf(key: string): Fields {
  // all records of an object have the same
  if (key !== lastKey) {
    lastKey = key;
    const match = KEY.exec(key);
    lastBroker = match === null ? {} : { cluster_name: match[1], broker_id: match[2] };
  }
  return lastBroker;
}
