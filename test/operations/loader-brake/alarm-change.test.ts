import { readAlarmChange } from '../../../src/operations/loader-brake/alarm-change';

const event = (state: object, time?: string) => ({ 'source': 'aws.cloudwatch', 'detail-type': 'CloudWatch Alarm State Change', time, 'detail': { state } });

test('the change has the time of the alarm, not that of the event', () => {
  const state = { value: 'ALARM', reason: 'storage is low', timestamp: '2025-06-01T10:00:00.123+0000' };

  expect(readAlarmChange(event(state, '2025-06-01T10:00:09Z'))).toEqual({ state: 'ALARM', at: Date.parse('2025-06-01T10:00:00.123Z'), reason: 'storage is low' });
});

test('without it the time of the event is taken', () => {
  expect(readAlarmChange(event({ value: 'OK' }, '2025-06-01T10:00:09Z'))).toEqual({ state: 'OK', at: Date.parse('2025-06-01T10:00:09Z'), reason: '' });
});

test('a change without any time can not be put in order, and fails', () => {
  expect(() => readAlarmChange(event({ value: 'OK' }))).toThrow('the change of the alarm has no time');
});

test.each([undefined, null, {}, { detail: {} }, event({ value: 'INSUFFICIENT_DATA' })])('%j is no change', (value) => {
  expect(readAlarmChange(value)).toBeUndefined();
});
