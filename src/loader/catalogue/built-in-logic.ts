import { registry } from '../../log-types/registry.generated';
import type { LogTypeLogic } from '../types';

/** The code that a log type of the loader's own has. */
export function builtInLogic(logType: string): LogTypeLogic | undefined {
  return Object.hasOwn(registry, logType) ? registry[logType] : undefined;
}
