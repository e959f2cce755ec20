import { NOW, bookingSink, catalogueOf, chunked } from './load-object';
import { ObjectError } from '../../src/loader/errors';
import { loadEvent } from '../../src/loader/load-event';
import type { LoadEventOptions } from '../../src/loader/load-event';
import { createPipeline } from '../../src/loader/pipeline';
import type { DocumentSink } from '../../src/loader/pipeline';
import type { ObjectFigures } from '../../src/loader/telemetry/metrics';
import type { Exclusions } from '../../src/loader/transform/exclude/exclusions';
import { NO_EXCLUSIONS } from '../support/no-exclusions';

const OBJECTS: { readonly [key: string]: string | Error } = {
  't/good': '{"a":1,"long":"enough"}\n{"a":2}\n',
  't/partly': '{"a":1,"long":"enough"}\nno JSON\n',
  't/torn': new ObjectError('torn', 'the archive ends early'),
  't/defect': new TypeError('x is not a function'),
  't/empty': '                         \n',
  't/marker': 'tiny',
  't/marker%20': 'tiny',
  't/a+b%20c': '{"a":1,"long":"enough"}',
  't/=d': '{"a":1,"long":"enough"}',
  't/ d': '{"a":1,"long":"enough"}',
};

interface Line { readonly level: string; readonly message: string; readonly key?: string; readonly extra: Record<string, unknown> }

/** Loads an event with these objects; gives the answer and all that was said. */
async function load(event: unknown, options: { sinkFor?: () => DocumentSink; deadline?: number; ini?: string; exclusions?: Exclusions } = {}) {
  const lines: Line[] = [];
  const begun: Line[] = [];
  const metrics: ObjectFigures[] = [];
  const attempted: string[] = [];
  let key: string | undefined;
  const say = (level: string) => (message: string, extra: object = {}): void => void (message === 'loading' ? begun : lines).push({ level, message, key, extra: { ...extra } });
  const given: LoadEventOptions = {
    pipeline: createPipeline({
      catalogue: catalogueOf(options.ini ?? 'file_format = json'),
      store: {
        read: async (ref) => {
          attempted.push(ref.key);
          const object = OBJECTS[ref.key] ?? new ObjectError('not-found', `${ref.key} is not there`);
          if (object instanceof Error) throw object;
          return { size: object.length, bytes: chunked(Buffer.from(object), 1000) };
        },
      },
      tables: {},
      exclusions: options.exclusions ?? NO_EXCLUSIONS,
      readOnlyIndices: new Set(),
      serverless: false,
      now: () => NOW,
      startedAt: NOW,
    }),
    sinkFor: options.sinkFor ?? bookingSink,
    log: { info: say('info'), warn: say('warn'), error: say('error'), object: (ref) => void (key = ref?.key) },
    emitMetrics: (figures) => void metrics.push(figures),
    now: () => NOW,
    deadline: options.deadline ?? NOW + 60_000,
  };
  const answer = await loadEvent(event, given).catch((error: Error) => error);
  return { answer, lines, begun, metrics, attempted };
}

const records = (...keys: string[]) => ({ Records: keys.map((key) => ({ eventSource: 'aws:s3', s3: { bucket: { name: 'b' }, object: { key, size: 100 } } })) });
const sqs = (...bodies: unknown[]) => ({ Records: bodies.map((body, i) => ({ eventSource: 'aws:sqs', messageId: `m${i}`, body: JSON.stringify(body) })) });
const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('an SQS event', () => {
  it('reports no failure when all objects were loaded', async () => {
    const { answer, attempted } = await load(sqs(records('t/good'), records('t/partly')));
    expect(answer).toEqual(failed());
    expect(attempted).toEqual(['t/good', 't/partly']);
  });

  it('fails only the message whose object is bad; all objects are tried', async () => {
    const { answer, attempted } = await load(sqs(records('t/torn', 't/good'), records('t/good'), records('t/good', 't/none'), records('t/good')));
    expect(answer).toEqual(failed('m0', 'm2'));
    expect(attempted).toEqual(['t/torn', 't/good', 't/good', 't/good', 't/none', 't/good']);
  });

  it('fails only the message that can not be read', async () => {
    const { answer, lines } = await load({ Records: [{ eventSource: 'aws:sqs', messageId: 'm0', body: '{' }, ...sqs(records('t/good')).Records.map((record) => ({ ...record, messageId: 'm1' }))] });
    expect(answer).toEqual(failed('m0'));
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', message: expect.stringContaining('m0') }));
  });

  it('loads what the good records of a message name, and fails the message for the others', async () => {
    const bad = { eventSource: 'aws:s3', s3: { bucket: { name: 'b' } } };
    const { answer, attempted, lines } = await load(sqs({ Records: [bad, ...records('t/good').Records] }, records('t/good')));
    expect(answer).toEqual(failed('m0'));
    expect(attempted).toEqual(['t/good', 't/good']);
    expect(lines[0]).toMatchObject({ level: 'error', message: expect.stringContaining('m0') });
  });

  it('is done when its messages are about something else, and says so without the name of another object', async () => {
    const { answer, lines } = await load(sqs(records('t/good'), { anything: 'else' }));
    expect(answer).toEqual(failed());
    expect(lines.at(-1)).toMatchObject({ level: 'warn', message: expect.stringMatching(/^skipped: SQS message m1 .*anything/), key: undefined });
  });

  it('fails only the message whose documents could not be delivered', async () => {
    let calls = 0;
    const sinkFor = (): DocumentSink => (++calls === 1 ? { ...bookingSink(), finish: () => Promise.reject(new Error('the index is down')) } : bookingSink());
    expect((await load(sqs(records('t/good'), records('t/good')), { sinkFor })).answer).toEqual(failed('m0'));
  });

  it('hands back what it has no time for', async () => {
    const { answer, attempted } = await load(sqs(records('t/good'), records('t/good')), { deadline: NOW });
    expect(answer).toEqual(failed('m0', 'm1'));
    expect(attempted).toEqual([]);
  });

  it('fails the messages of a log type whose configuration is broken', async () => {
    const { answer, lines } = await load(sqs(records('t/good')), { ini: 'file_format = jsonn' });
    expect(answer).toEqual(failed('m0'));
    expect(lines.find(({ level }) => level === 'error')!.message).toMatch(/\[t\] file_format: .*jsonn/);
  });
});

describe('an event of any other kind', () => {
  it('fails when an object fails, after all were tried', async () => {
    const { answer, attempted } = await load(records('t/torn', 't/good'));
    expect(answer).toMatchObject({ name: 'ObjectError', code: 'torn' });
    expect(attempted).toEqual(['t/torn', 't/good']);
  });

  it('fails when a record names no object, after all others were tried', async () => {
    const bad = { eventSource: 'aws:s3', s3: { bucket: { name: 'b' } } };
    const { answer, attempted } = await load({ Records: [bad, ...records('t/good').Records] });
    expect(answer).toMatchObject({ message: expect.stringContaining('names no bucket or no key') });
    expect(attempted).toEqual(['t/good']);
  });

  it.each([{}, { anything: 'else' }, { Records: [] }, { source: 'aws.events', detail: {} }])('succeeds when it is about something else: %j', async (event) => {
    expect((await load(event)).answer).toEqual(failed());
  });

  it('succeeds when all objects were loaded or are none of ours', async () => {
    expect((await load(records('t/good', 'other/key', 't/folder/', 't/marker', 't/empty'))).answer).toEqual(failed());
  });
});

describe('the key of an EventBridge event, or of a piece', () => {
  const bridge = (key: string) => ({ 'source': 'aws.s3', 'detail-type': 'Object Created', 'detail': { bucket: { name: 'b' }, object: { key } } });
  const piece = (key: string) => ({ siem: { start_number: 1 }, s3: { bucket: { name: 'b' }, object: { key } } });

  it.each([
    ['is taken as it is', 't/a+b%20c', ['t/a+b%20c'], 't/a+b%20c'],
    ['is decoded when there is no such object', 't/%3Dd', ['t/%3Dd', 't/=d'], 't/=d'],
    ['is decoded when it is of no log type', 't%2F+d', ['t/ d'], 't/ d'],
    ['is left when the object is a marker', 't/marker%20', ['t/marker%20'], 't/marker%20'],
  ])('%s', async (_, key, asked, named) => {
    for (const form of [bridge, piece]) {
      const { answer, attempted, lines } = await load(sqs(form(key)));
      expect(answer).toEqual(failed());
      expect(attempted).toEqual(asked);
      expect(lines.map((line) => line.key)).toEqual([named]);
    }
  });

  it('fails its message when there is neither', async () => {
    const { answer, attempted, lines } = await load(sqs(bridge('t/x%3Dy')));
    expect(answer).toEqual(failed('m0'));
    expect(attempted).toEqual(['t/x%3Dy', 't/x=y']);
    expect(lines).toMatchObject([{ level: 'error', message: expect.stringContaining('t/x%3Dy was not loaded: t/x=y is not there') }]);
  });

  it('is of no log type when it is none decoded either', async () => {
    const { answer, lines } = await load(sqs(bridge('other/x%3Dy'), bridge('other%2Ft')));
    expect(answer).toEqual(failed());
    expect(lines.map(({ message }) => message)).toEqual(['skipped: no log type has this key', 'skipped: no log type has this key']);
  });
});

describe('what is said about an object', () => {
  it('is its counts, which add up, under its key', async () => {
    const { lines, metrics } = await load(sqs(records('t/partly')));
    expect(lines.map(({ level, message, key }) => [level, message.slice(0, 20), key])).toEqual([['error', 'record with an error', 't/partly'], ['info', 'loaded', 't/partly']]);
    expect(lines[0].extra).toMatchObject({ code: 'bad-json', message_rawdata: 'no JSON' });
    expect(lines[1].extra).toEqual({ logtype: 't', read: 2, indexed: 2, duplicates: 0, excluded: 0, rejected: 0, errors: 1 });
    expect(metrics).toMatchObject([{ logType: 't', key: 't/partly', size: 100, account: { read: 2, indexed: 2, errors: 1 } }]);
  });

  it('is first of all that it is being loaded, or which piece of it', async () => {
    const piece = { siem: { start_number: 2, end_number: 3 }, s3: { bucket: { name: 'b' }, object: { key: 't/good' } } };
    const { begun } = await load(sqs(records('t/torn', 'other/key'), piece));
    expect(begun.map(({ level, key }) => [level, key])).toEqual([['info', 't/torn'], ['info', 'other/key'], ['info', 't/good']]);
    expect(begun[0].extra).toMatchObject({ size: 100 });
    expect(begun[2].extra).toMatchObject({ start_number: 2, end_number: 3 });
  });

  it('names the rules that left records out, and shows records that a rule counts', async () => {
    const rule = { name: 't/watched', expression: 'a == `2`' };
    const exclusions: Exclusions = {
      forLogType: () => ({
        reads: ['a'],
        raw: ({ a }) => (a === 1 ? 'one' : undefined),
        final: ({ raw }) => (raw.a === 2 ? { kind: 'counted', rule } : undefined),
      }),
    };
    const { lines, metrics } = await load(sqs(records('t/good')), { exclusions });
    expect(lines).toMatchObject([
      { level: 'info', message: 'the COUNT rule t/watched matches a record', extra: { condition_name: 't/watched', expression: 'a == `2`', log_record: { 'a': 2, '@log_type': 't' } } },
      { level: 'info', message: 'loaded', extra: { read: 2, indexed: 1, excluded: 1, excludedBy: { one: 1 } } },
    ]);
    expect(metrics).toMatchObject([{ account: { read: 2, indexed: 1, excluded: 1, counted: 1 } }]);
  });

  it('is one set of metrics for each object that was read, also for one that failed on its way', async () => {
    const sinkFor = (): DocumentSink => ({ ...bookingSink(), finish: () => Promise.reject(new Error('the index is down')) });
    const { metrics } = await load(sqs(records('t/good'), records('t/partly', 'other/key')), { sinkFor });
    expect(metrics.map(({ key, account }) => [key, account.read])).toEqual([['t/good', 2], ['t/partly', 2]]);
  });

  it.each([['other/key', 'warn', /^skipped: no log type/], ['t/folder/', 'warn', /^skipped: the key is a folder/], ['t/marker', 'warn', /only 4 bytes/], ['t/empty', 'warn', /^no records/]])(
    'is why it was not loaded: %s', async (key, level, reason) => {
      expect((await load(records(key))).lines).toEqual([expect.objectContaining({ level, key, message: expect.stringMatching(reason) })]);
    });

  it('is where the program failed, when it was not the object', async () => {
    const { lines } = await load(sqs(records('t/torn'), records('t/defect')));
    expect(lines.map(({ message }) => message)).toEqual(['t/torn was not loaded: the archive ends early', 't/defect was not loaded: x is not a function']);
    expect(lines[0].extra).not.toHaveProperty('stack');
    expect(lines[1].extra).toMatchObject({ error: 'TypeError', stack: expect.stringContaining('load-event.test') });
  });

  it('is an error when a record ended nowhere', async () => {
    const forgetful = bookingSink();
    const { answer, lines } = await load(sqs(records('t/good')), { sinkFor: () => ({ ...forgetful, add: () => true }) });
    expect(answer).toEqual(failed('m0'));
    expect(lines.at(-1)!.message).toContain('do not add up');
  });
});
