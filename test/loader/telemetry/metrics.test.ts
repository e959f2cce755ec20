import { Account } from '../../../src/loader/telemetry/account';
import { emitMetrics } from '../../../src/loader/telemetry/metrics';

/** What is written in the embedded metric format. */
function emitted(emit: () => void): Record<string, any>[] { // eslint-disable-line @typescript-eslint/no-explicit-any
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    emit();
  } finally {
    write.mockRestore();
  }
  return written.join('').split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
}

function accountOf(figures: Partial<Account>): Account {
  return Object.assign(new Account(), figures);
}

describe('the metrics of an object', () => {
  const account = accountOf({ read: 12, indexed: 5, duplicates: 2, excluded: 3, rejected: 1, errors: 1, counted: 4, bytes: 900, tookMs: 30 });
  const [line] = emitted(() => emitMetrics({ logType: 'waf', key: 'k', size: 77, milliseconds: 40, account }));

  it('are its counts, under the names that dashboards know', () => {
    expect(line).toMatchObject({
      logtype: 'waf',
      service: 'es-loader',
      s3_key: 'k',
      InputLogFileSize: 77,
      OutputDataSize: 900,
      SuccessLogLoadCount: 7,
      ErrorLogLoadCount: 2,
      ExcludedLogCount: 3,
      CountedLogCount: 4,
      TotalDurationTime: 40,
      EsResponseTime: 30,
      TotalLogFileCount: 1,
      TotalLogCount: 12,
    });
  });

  it('are in namespace SIEM with their units and both dimensions', () => {
    const [directive] = line._aws.CloudWatchMetrics;
    expect(directive.Namespace).toBe('SIEM');
    expect(directive.Dimensions.map((set: string[]) => [...set].sort())).toEqual([['logtype', 'service']]);
    expect(Object.fromEntries(directive.Metrics.map(({ Name, Unit }: { Name: string; Unit: string }) => [Name, Unit]))).toEqual({
      InputLogFileSize: 'Bytes',
      OutputDataSize: 'Bytes',
      SuccessLogLoadCount: 'Count',
      ErrorLogLoadCount: 'Count',
      ExcludedLogCount: 'Count',
      CountedLogCount: 'Count',
      TotalDurationTime: 'Milliseconds',
      EsResponseTime: 'Milliseconds',
      TotalLogFileCount: 'Count',
      TotalLogCount: 'Count',
    });
  });

  it('are one set an object, each with its own log type', () => {
    const lines = emitted(() => {
      for (const logType of ['a', 'b']) emitMetrics({ logType, key: logType, size: 1, milliseconds: 1, account: accountOf({ read: 1, indexed: 1 }) });
    });
    expect(lines.map(({ logtype, s3_key, TotalLogCount }) => [logtype, s3_key, TotalLogCount])).toEqual([['a', 'a', 1], ['b', 'b', 1]]);
  });
});

it('an account says how many records ended nowhere', () => {
  expect(accountOf({ read: 10, indexed: 4, duplicates: 1, excluded: 2, rejected: 3 }).missing).toBe(0);
  expect(accountOf({ read: 10, indexed: 4 }).missing).toBe(6);
});
