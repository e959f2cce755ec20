import { compileLogRegex } from '../../../src/loader/catalogue/python-regex/log-regex';
import { messageReader } from '../../../src/loader/decode/message-reader';
import { Role } from '../../../src/loader/types';
import type { RawRecord } from '../../../src/loader/types';

const roles = { ownsAll: true, reads: [], owns: new Set<string>(), roleOf: () => Role.Own };

function read(message: string, pattern?: string): RawRecord[] {
  const out: RawRecord[] = [];
  messageReader({ format: 'json', pattern: pattern === undefined ? undefined : compileLogRegex(pattern), patternFirst: false, csvDelimiter: '', roles })(message, undefined, out);
  return out;
}

describe('messages of a JSON log type', () => {
  const pattern = '(?P<level>[A-Z]+) (?P<text>.*)';

  it('are JSON objects', () => {
    expect(read('{"a": 1}')).toMatchObject([{ raw: { a: 1 }, error: undefined }]);
    expect(read(' {"a": 1}', pattern)).toMatchObject([{ raw: { a: 1 }, error: undefined }]);
  });

  it('are lines of text, too, where the log type has a log_pattern', () => {
    expect(read('INFO started', pattern)).toMatchObject([{ raw: { level: 'INFO', text: 'started' }, message: 'INFO started', error: undefined }]);
    expect(read('neither', pattern)).toMatchObject([{ raw: {}, error: { code: 'no-match', counted: true } }]);
  });

  it.each([['INFO started', undefined], ['{"a": 1', undefined], ['{"a": 1', pattern]])('are broken JSON elsewhere: %s', (message, logPattern) => {
    expect(read(message, logPattern)).toMatchObject([{ raw: {}, error: { code: 'bad-json' } }]);
  });
});
