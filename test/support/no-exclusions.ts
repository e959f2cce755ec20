import type { Exclusions } from '../../src/loader/transform/exclude/exclusions';

/** No rule about any log type. */
export const NO_EXCLUSIONS: Exclusions = { forLogType: () => undefined };
