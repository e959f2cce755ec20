import { columns, panels, rangeLabel, tickLabel } from './time-axis';

function series(logType: string, ...times: string[]) {
  return { logType, points: times.map((time) => ({ time, count: 1 })) };
}

test('log types of the same hours share an axis', () => {
  const [panel, ...others] = panels([
    series('alb', '2025-06-03T08:00:00Z', '2025-06-03T09:00:00Z'),
    series('waf', '2025-06-03T08:20:00Z', '2025-06-03T08:40:00Z'),
  ]);

  expect(others).toEqual([]);
  expect(panel.series.map(({ logType }) => logType)).toEqual(['alb', 'waf']);
});

test('log types that are years apart do not', () => {
  const found = panels([
    series('apache-access', '2000-10-10T13:55:00Z'),
    series('alb', '2025-06-03T08:00:00Z', '2025-06-03T09:00:00Z'),
    series('waf', '2025-06-03T08:20:00Z', '2025-06-03T08:40:00Z'),
  ]);

  expect(found.map((panel) => panel.series.map(({ logType }) => logType))).toEqual([['alb', 'waf'], ['apache-access']]);
});

test('a few minutes are not squeezed into the axis of a log type that spans months', () => {
  expect(panels([
    series('guardduty', '2025-01-01T00:00:00Z', '2025-06-30T00:00:00Z'),
    series('alb', '2025-03-01T08:00:00Z', '2025-03-01T08:09:00Z'),
  ])).toHaveLength(2);
});

test('a column is never narrower than the buckets that the counts came in', () => {
  const [panel] = panels([series('alb', '2025-06-03T08:00:00Z', '2025-06-03T08:15:00Z', '2025-06-03T09:45:00Z')]);

  expect(panel.stepWords).toBe('15 minutes');
});

test('counts of one column are added up', () => {
  const day = Array.from({ length: 24 * 60 }, (_, minute) => new Date(Date.UTC(2025, 5, 3, 0, minute)).toISOString());
  const [panel] = panels([series('alb', ...day)]);

  expect(panel.stepWords).toBe('1 hour');
  expect(columns(panel.series[0], panel)).toEqual(Array.from({ length: 24 }, (_, column) => ({ column, count: 60 })));
});

test('a single bucket gets an axis with room on both sides', () => {
  const [panel] = panels([series('alb', '2025-06-03T08:01:00Z')]);

  expect((panel.end - panel.start) / panel.step).toBeGreaterThanOrEqual(12);
  expect(rangeLabel(panel)).toBe('2025-06-03, 08:01');
});

test('what can not be placed in time is left out', () => {
  expect(panels([series('alb', 'yesterday'), { logType: 'waf', points: [{ time: '2025-06-03T08:00:00Z', count: 0 }] }])).toEqual([]);
});

test('the labels of the axis lie within it and tell its ticks apart', () => {
  for (const [from, to] of [['08:00:00', '08:01:30'], ['08:00:00', '13:00:00'], ['00:00:00', '23:59:00']]) {
    const [panel] = panels([series('alb', `2025-06-03T${from}Z`, `2025-06-03T${to}Z`)]);
    const labels = panel.ticks.map((tick) => tickLabel(tick, panel));

    expect(Math.min(...panel.ticks)).toBeGreaterThanOrEqual(panel.start);
    expect(Math.max(...panel.ticks)).toBeLessThanOrEqual(panel.end);
    expect(labels.length).toBeGreaterThan(1);
    expect(new Set(labels.slice(1)).size).toBe(labels.length - 1); // a day may begin and end at 00:00
  }
});
