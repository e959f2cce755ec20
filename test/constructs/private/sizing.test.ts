import { estimate, Load, shortcomings } from '../../../src/constructs/private/sizing';

const load = (changes: Partial<Load> = {}): Load =>
  ({ gigabytesPerDay: { cloudtrail: 20 }, hotDays: 30, warmDays: 0, replicas: 1, zones: 3, ...changes });

describe('storage', () => {
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-storage.html: "66 * 2 * 1.1 / 0.95 / 0.8 = 191 GiB"
  test('is what the worked example of AWS says', () => {
    expect(estimate(load({ gigabytesPerDay: { apache: 66 }, hotDays: 1 })).hotStorage).toBe(192);
  });

  test('is about 1.45 times the source for each copy', () => {
    expect(estimate(load({ replicas: 0 })).hotStorage / (20 * 30)).toBeCloseTo(1.45, 1);
    expect(estimate(load({ replicas: 2 })).hotStorage / (20 * 30)).toBeCloseTo(3 * 1.45, 1);
  });

  test('on warm nodes has one copy and no reserve', () => {
    expect(estimate(load({ warmDays: 60 })).warmStorage).toBe(1320);
  });
});

describe('an index', () => {
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-sharding.html: "66 * 1.1 / 30 = 3"
  test('has the shards of the worked example of AWS', () => {
    expect(estimate(load({ gigabytesPerDay: { apache: 66 }, hotDays: 1 })).indices.apache).toEqual({ rotation: 'daily', primaryShards: 3, size: 73 });
  });

  test.each([
    [0.5, { rotation: 'monthly', primaryShards: 1, size: 17 }],
    [2, { rotation: 'monthly', primaryShards: 3, size: 66 }],
    [10, { rotation: 'weekly', primaryShards: 3, size: 77 }],
    [20, { rotation: 'daily', primaryShards: 1, size: 22 }],
  ])('of %d GB a day rotates as seldom as its shards fit on three nodes', (gigabytes, advice) => {
    expect(estimate(load({ gigabytesPerDay: { cloudtrail: gigabytes }, hotDays: 7 })).indices.cloudtrail).toEqual(advice);
  });
});

test('shards are those of all indices that are kept and the one that is written, with their copies', () => {
  // daily with one shard: 31 indices; monthly with one: 2
  expect(estimate(load({ gigabytesPerDay: { cloudtrail: 20, guardduty: 0.1 } })).shards).toBe((31 + 2) * 2);
});

describe('nodes that are suggested', () => {
  test.each([
    [1, { type: 'r7g.large.search', count: 3, volumeSize: 100 }],
    [100, { type: 'r7g.large.search', count: 9, volumeSize: 970 }],
    [1000, { type: 'r7g.4xlarge.search', count: 15, volumeSize: 5790 }],
  ])('for %d GB a day are few, with room to grow', (gigabytes, expected) => {
    expect(estimate(load({ gigabytesPerDay: { vpcflowlogs: gigabytes } })).suggestion).toEqual(expected);
  });

  test.each([1, 33, 100, 1000, 20000])('for %d GB a day have what is needed and lack nothing', (gigabytes) => {
    const result = estimate(load({ gigabytesPerDay: { vpcflowlogs: gigabytes } }));

    expect(result.suggestion.count % 3).toBe(0);
    expect(result.suggestion.count * result.suggestion.volumeSize!).toBeGreaterThanOrEqual(result.hotStorage);
    expect(shortcomings(result, result.suggestion).filter((each) => !/quota/.test(each))).toEqual([]);
  });
});

describe('nodes as they are', () => {
  const result = estimate(load());

  test('with too small volumes lack storage', () => {
    expect(shortcomings(result, { type: 't3.medium.search', count: 3, volumeSize: 100 }))
      .toEqual(['the data nodes have 300 GiB of volumes, and the logs need 1737 GiB']);
  });

  test('with larger volumes than their type takes are told so', () => {
    expect(shortcomings(result, { type: 'm7g.large.search', count: 3, volumeSize: 2000 }))
      .toEqual(['m7g.large.search takes volumes of 1024 GiB at most, as far as is known here, not 2000']);
  });

  test('hold 25 shards for each GiB of their heap, which is half of their memory and at most 32 GiB', () => {
    const many = { ...result, shards: 3 * 801 };

    expect(shortcomings(many, { type: 'r7g.2xlarge.search', count: 3, volumeSize: 2000 }))
      .toEqual(['each data node would hold 801 shards, and r7g.2xlarge.search holds 800 well']);
    expect(shortcomings(many, { type: 'r7g.large.search', count: 12, volumeSize: 2000 }))
      .toEqual(['each data node would hold 201 shards, and r7g.large.search holds 200 well']);
  });

  test('of a type that is not known, or with disks of their own, are judged by what is known', () => {
    expect(shortcomings(result, { type: 'z9.huge.search', count: 3 })).toEqual([]);
  });

  test('beyond the quota are told so', () => {
    expect(shortcomings(result, { type: 'r7g.large.search', count: 81, volumeSize: 100 })).toEqual(['81 data nodes need a higher quota than 80']);
  });
});
