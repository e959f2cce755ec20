import type { ReportFailure } from './exclusions';

/** Reports rules that come to no result, each once: the reasons differ from record to record. */
export function reportOnce(warn: (message: string) => void): ReportFailure {
  const said = new Set<string>();
  return ({ name }, reason) => {
    if (said.has(name)) return;
    said.add(name);
    warn(`the exclusion rule ${name} came to no result for a record, which was loaded (said once): ${reason}`);
  };
}
