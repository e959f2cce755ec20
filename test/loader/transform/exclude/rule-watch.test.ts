import { CONTEXT } from './exclude-with';
import { NO_RULES } from '../../../../src/loader/transform/exclude/rule-set';
import { csvSource, parameterSource } from '../../../../src/loader/transform/exclude/rule-source';
import { RuleWatch } from '../../../../src/loader/transform/exclude/rule-watch';

const MINUTE = 60_000;
const HEADER = 'log_type,field,pattern,pattern_type\n';
const value = (expression: string, action = 'EXCLUDE'): string => JSON.stringify({ action, expression });

/** Places that rules come from, and a watch over them. */
class Places {
  csv: string | undefined | Error = undefined;
  parameters: { name: string; value: string }[] | Error = [];
  time = 0;
  reads = 0;
  readonly warnings: string[] = [];
  readonly watch = new RuleWatch({
    fixed: NO_RULES,
    sources: [
      csvSource('x.csv', async (etag) => {
        this.reads++;
        if (this.csv instanceof Error) throw this.csv;
        if (this.csv === undefined) return { kind: 'absent' };
        return etag === this.csv ? { kind: 'same' } : { kind: 'changed', bytes: Buffer.from(this.csv), etag: this.csv };
      }, CONTEXT),
      parameterSource('/p/', async () => {
        if (this.parameters instanceof Error) throw this.parameters;
        return this.parameters;
      }, CONTEXT),
    ],
    warn: (message) => void this.warnings.push(message),
    now: () => this.time,
  });

  /** The rule that leaves out `{a: 1}` when a minute went by. */
  async after(minutes: number): Promise<string | undefined> {
    this.time += minutes * MINUTE;
    await this.watch.refresh();
    const rules = this.watch.exclusions.forLogType('t');
    const verdict = rules?.final({ doc: {}, base: {}, raw: { a: 1 }, unread: false });
    return rules?.raw({ a: 1 }) ?? (verdict?.kind === 'excluded' ? verdict.rule : undefined);
  }
}

describe('rules', () => {
  it('are those of all places', async () => {
    const places = new Places();
    places.csv = `${HEADER}t,a,1,text`;
    places.parameters = [{ name: '/p/u/b', value: value('b') }];
    expect(await places.after(0)).toBe('x.csv:2');
    expect(places.watch.exclusions.forLogType('u')?.reads).toEqual(['b']);
  });

  it('that change, come or go take effect after a minute, and not before', async () => {
    const places = new Places();
    expect(await places.after(0)).toBeUndefined();
    places.parameters = [{ name: '/p/t/one', value: value('a') }];
    expect(await places.after(0.5)).toBeUndefined();
    expect(await places.after(0.5)).toBe('t/one');
    places.parameters = [{ name: '/p/t/one', value: value('b') }];
    expect(await places.after(1)).toBeUndefined();
    places.csv = `${HEADER}t,a,1,text`;
    expect(await places.after(1)).toBe('x.csv:2');
    places.csv = `${HEADER}t,b,1,text`;
    expect(await places.after(1)).toBeUndefined();
    places.csv = `${HEADER}t,a,1,text`;
    expect(await places.after(1)).toBe('x.csv:2');
    places.csv = undefined;
    expect(await places.after(1)).toBeUndefined();
  });

  it('that are the same stay the same object, so that nothing is compiled anew', async () => {
    const places = new Places();
    const { exclusions: empty } = places.watch;
    await places.after(0);
    expect(places.watch.exclusions).toBe(empty);
    places.csv = `${HEADER}t,a,1,text`;
    places.parameters = [{ name: '/p/t/b', value: value('b') }, { name: '/p/t/c', value: value('c') }];
    await places.after(1);
    const { exclusions } = places.watch;
    expect(exclusions).not.toBe(empty);
    places.parameters = [...places.parameters].reverse();
    await places.after(1);
    expect(places.watch.exclusions).toBe(exclusions);
  });

  it('are looked at once a minute, however many events come', async () => {
    const places = new Places();
    for (let i = 0; i < 120; i++) await places.after(1 / 60);
    expect(places.reads).toBeLessThanOrEqual(3);
  });
});

describe('a place that can\'t be reached', () => {
  it('has no rules at first, those of the other places are in force, and it is asked again', async () => {
    const places = new Places();
    places.csv = `${HEADER}t,a,1,text`;
    places.parameters = new Error('connect ETIMEDOUT');
    expect(await places.after(0)).toBe('x.csv:2');
    expect(places.warnings).toEqual(['exclusion rules of /p/ can\'t be read, those that are known stay: Error: connect ETIMEDOUT']);
    places.csv = undefined;
    places.parameters = [{ name: '/p/t/one', value: value('a') }];
    expect(await places.after(1)).toBe('t/one');
  });

  it('leaves its last rules in force, and that is said once', async () => {
    const places = new Places();
    places.csv = `${HEADER}t,a,1,text`;
    expect(await places.after(0)).toBe('x.csv:2');
    places.csv = new Error('AccessDenied');
    places.parameters = new Error('ThrottlingException');
    expect(await places.after(1)).toBe('x.csv:2');
    expect(await places.after(1)).toBe('x.csv:2');
    expect(places.warnings).toHaveLength(2);
  });
});

describe('a broken rule', () => {
  it('is named once, and the others are in force', async () => {
    const places = new Places();
    places.csv = `${HEADER}t,a,(,regex\nt,a,1,text`;
    places.parameters = [{ name: '/p/t/broken', value: '{' }, { name: '/p/nameless', value: value('a') }, { name: '/p/t/good', value: value('b') }];
    expect(await places.after(0)).toBe('x.csv:3');
    expect(await places.after(1)).toBe('x.csv:3');
    expect(places.watch.exclusions.forLogType('t')?.reads).toEqual(['b', 'a']);
    expect(places.warnings).toEqual([
      expect.stringMatching(/^x\.csv:2: missing \)/),
      '/p/nameless: expected a name like <log_type>/<name>: the condition has no effect',
      expect.stringMatching(/^\/p\/t\/broken: .*: the condition has no effect$/),
    ]);
  });

  it('that comes to no result is named once a container, also when the rules change', async () => {
    const places = new Places();
    places.parameters = [{ name: '/p/t/one', value: value('contains(a, \'x\')') }];
    await places.after(0);
    await places.after(1);
    places.parameters = [...places.parameters, { name: '/p/t/two', value: value('b') }];
    await places.after(1);
    expect(places.warnings).toEqual(['the exclusion rule t/one came to no result for a record, which was loaded (said once): contains() can\'t be applied to what it is given']);
  });
});
