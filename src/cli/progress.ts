import { Presets, SingleBar } from 'cli-progress';
import type { Io } from './io';
import type { LoadProgress } from './load-directory';
import { formatBytes, formatCount } from './table';

/** Shows how far a load is. */
export interface ProgressDisplay {
  update(progress: LoadProgress): void;
  /** After the last file, or when the load broke off. */
  end(): void;
}

/** Time between two lines where there is no terminal. */
const LINE_EVERY_MS = 10_000;

/** A bar with rate and time left on a terminal; else a line now and then, and one at the end. */
export function showProgress(stderr: Io['stderr'], now: () => number = Date.now): ProgressDisplay {
  return stderr.isTTY === true ? new Bar(stderr, now) : new Lines(stderr, now);
}

class Bar implements ProgressDisplay {
  private readonly bar: SingleBar;
  private readonly started: number;
  private running = false;

  constructor(stderr: Io['stderr'], private readonly now: () => number) {
    this.started = now();
    this.bar = new SingleBar({
      stream: stderr as unknown as NodeJS.WriteStream,
      format: '{bar} {percentage}% | {files} files | {rate} | {eta_formatted} left',
      etaBuffer: 50,
      barsize: 20,
      // a terminal must be as it was also after Ctrl+C
      hideCursor: false,
      linewrap: true,
    }, Presets.shades_classic);
  }

  update(progress: LoadProgress): void {
    const { done, total, bytes, totalBytes } = progress;
    const payload = { files: `${done}/${total}`, rate: rate(progress, this.now() - this.started) };
    if (!this.running) this.bar.start(totalBytes, bytes, payload);
    else this.bar.update(bytes, payload);
    this.running = true;
  }

  end(): void {
    if (this.running) this.bar.stop();
  }
}

class Lines implements ProgressDisplay {
  private readonly started: number;
  private shown: number;
  private last: LoadProgress | undefined;

  constructor(private readonly stderr: Io['stderr'], private readonly now: () => number) {
    this.started = this.shown = now();
  }

  update(progress: LoadProgress): void {
    this.last = progress;
    if (this.now() - this.shown >= LINE_EVERY_MS) this.show(progress);
  }

  end(): void {
    if (this.last !== undefined) this.show(this.last);
  }

  private show(progress: LoadProgress): void {
    this.shown = this.now();
    const { done, total, bytes, totalBytes } = progress;
    const elapsed = this.shown - this.started;
    const left = bytes === 0 || bytes >= totalBytes ? '' : `, ${duration(elapsed * (totalBytes / bytes - 1))} left`;
    this.stderr.write(`${done} of ${total} files, ${formatBytes(bytes)} of ${formatBytes(totalBytes)}, ${rate(progress, elapsed)}${left}\n`);
  }
}

function rate({ bytes, documents }: LoadProgress, elapsedMs: number): string {
  const seconds = Math.max(elapsedMs, 1) / 1000;
  return `${formatCount(Math.round(documents / seconds))} documents/s, ${formatBytes(bytes / seconds)}/s`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}
