import { readFileSync } from 'node:fs';

/**
 * Peak resident memory of this process in bytes. On Linux from the kernel's high-water mark of this program:
 * what `resourceUsage()` says may be the mark of the larger process that started it.
 */
export function peakMemory(): number {
  try {
    const mark = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (mark) {
      return Number(mark[1]) * 1024;
    }
  } catch {
    // no such file: not Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}
