import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { createEventLog, createLogger } from '../../src/platform/event-log';

/** What a log writes, line by line; the logger is the one that the environment makes. */
function linesOf(write: (log: ReturnType<typeof createEventLog>) => void): Record<string, unknown>[] {
  const output = new PassThrough();
  const logger = createLogger();
  // in tests powertools writes to the global console, which jest replaces
  (logger as unknown as { console: Console }).console = new Console({ stdout: output, stderr: output });
  write(createEventLog(logger));
  return String(output.read() ?? '').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}

afterEach(() => {
  delete process.env.LOG_LEVEL;
});

describe('the log', () => {
  it('is JSON lines with level, message, time, service and the object', () => {
    const [line] = linesOf((log) => {
      log.object({ bucket: 'logs', key: 'a b', size: 1 });
      log.info('loaded', { read: 3 });
    });
    expect(line).toMatchObject({ level: 'INFO', message: 'loaded', service: 'es-loader', s3_key: 'a b', s3_bucket: 'logs', read: 3 });
    expect(Date.parse(line.timestamp as string)).not.toBeNaN();
    expect(Object.keys(line).slice(0, 2)).toEqual(['level', 'message']);
  });

  it('names the object at hand, not the one before', () => {
    const lines = linesOf((log) => {
      log.object({ bucket: 'logs', key: 'a', size: 1 });
      log.warn('first');
      log.object({ bucket: 'logs', key: 'b', size: 1 });
      log.error('second');
      log.object(undefined);
      log.info('third');
    });
    expect(lines.map(({ level, s3_key }) => [level, s3_key])).toEqual([['WARN', 'a'], ['ERROR', 'b'], ['INFO', undefined]]);
  });

  it.each([['ERROR', ['ERROR']], ['WARN', ['WARN', 'ERROR']], ['WARNING', ['WARN', 'ERROR']], ['CRITICAL', []], ['INFO', ['INFO', 'WARN', 'ERROR']]])('has what LOG_LEVEL %s asks for', (level, expected) => {
    process.env.LOG_LEVEL = level;
    const lines = linesOf((log) => {
      log.info('x');
      log.warn('x');
      log.error('x');
    });
    expect(lines.map((line) => line.level)).toEqual(expected);
  });
});
