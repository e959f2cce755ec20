import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/msk/msk';

const BROKER = 'AWSLogs/123456789012/KafkaBrokerLogs/eu-central-1/my-orders-9d2b8e90-1f80-4be8-aa0e-6d1f8f2f8a7f-3/2025-06-12-10/Broker-12_10-20_0a1b.log.gz';
const apply = (msk_message: string, key = BROKER) => applyLogic(logic, { msk_message }, { msk_message }, { key }).doc.msk;

describe('msk', () => {
  it('names cluster and broker from the key', () => {
    expect(apply('x')).toEqual({ message: 'x', cluster_name: 'my-orders', broker_id: '12' });
  });

  it('names neither when the key has another form, whatever object came before', () => {
    apply('x');
    expect(apply('x', 'KafkaBrokerLogs/broker.log')).toEqual({ message: 'x' });
  });

  it('takes the lag of a consumer apart', () => {
    expect(apply('ConsumerLag for groupId=g-1 topic=t.a : SumLag=10 MaxLag=5 TimeLag=-1')).toMatchObject({
      log_type: 'ConsumerLag', group_id: 'g-1', topic: 't.a', sum_lag: '10', max_lag: '5', time_lag: '-1',
    });
  });
});
