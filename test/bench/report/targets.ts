import { LoadTypeName } from '../load/manifest';

/**
 * Records per CPU second on one core of the loader that this one replaces, written in Python, without body compression.
 * Measured on the machine of the first development; on others the factors are for orientation. Not known of all log types.
 */
export const REFERENCE_RATE: { readonly [T in LoadTypeName]?: number } = {
  cloudtrail: 6200,
  vpcflowlogs: 13_700,
  alb: 10_400,
  waf: 9300,
};

/** How many times that rate is wanted: text has more to gain than JSON, whose parser is native in both. */
export const WANTED_FACTOR: { readonly [T in LoadTypeName]?: number } = { cloudtrail: 5, vpcflowlogs: 8, alb: 8, waf: 5 };

/** CPU time of the loader by that of the floor, at most: of the log types with most records, and of all. */
export const WANTED_FLOOR_FACTOR = 2.5;
export const WANTED_SAMPLE_FACTOR = 4;
export const WANTED_PEAK_MB = 300;
/** "Flat": peak memory at the largest object by that at the 50 MB object, at most. */
export const WANTED_GROWTH = 1.25;
export const WANTED_COLD_START_MS = 700;
export const WANTED_BUNDLE_MB = 6;
