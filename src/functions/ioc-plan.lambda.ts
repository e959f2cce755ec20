import type { Plan, PlanInput } from '../contract/ioc-feeds';
import { IocPrefixes } from '../contract/key-prefixes';
import { planFeeds } from '../ioc/pipeline/plan-feeds';
import { createLogger } from '../platform/event-log';
import { readPipelineEnvironment } from '../platform/pipeline-environment';

const { geoBucket } = readPipelineEnvironment();
const log = createLogger();

/** Says what has to be downloaded from the feeds of the SIEM. */
export async function handler({ feeds = [] }: PlanInput): Promise<Plan> {
  return planFeeds(feeds, { readIfThere: (key) => geoBucket.readIfThere(`${IocPrefixes.cache}${key}`) }, Date.now(), (problem) => log.warn(problem));
}
