import type { Fields, LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { rememberLast } from '../shared/remember-last';

/** `…/KafkaBrokerLogs/REGION/CLUSTER-UUID-N/DATE/Broker-N_…` */
const KEY = /\/([^/]+)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[^/-]+\/(?:.*\/)?Broker-(\w+?)_/;
const CONSUMER_LAG = /^ConsumerLag for groupId=(\S+) topic=(\S+) : SumLag=(\S+) MaxLag=(\S+) TimeLag=(\S+)/;

const brokerOf = rememberLast((key): Fields => {
  const match = KEY.exec(key);
  return match === null ? {} : { cluster_name: match[1], broker_id: match[2] };
});

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
