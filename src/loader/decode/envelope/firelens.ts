import { CONTAINER_FIELDS } from '../../types';
import type { ContainerMeta, Fields, RawRecord, RecordMeta, Value } from '../../types';
import { markDamaged } from '../damage';
import { brokenRecord } from '../format/fields-record';
import { JsonSyntaxError, TOO_DEEP } from '../format/json-scanner';
import type { JsonScanner } from '../format/json-scanner';
import { NESTED_TOO_DEEP } from '../format/nesting';
import type { JsonSink } from '../framing/json-stream';
import type { MessageReader } from '../message-reader';

/**
 * Opens what FireLens sends: a JSON object a line, of which `log` is what a container wrote and the other members tell
 * the container.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/firelens-using-fluentbit.html
 */
export class FireLensEnvelope implements JsonSink {
  constructor(private readonly read: MessageReader, private readonly ignoreStderr: boolean) {}

  object(scanner: JsonScanner, start: number, _meta: RecordMeta | undefined, out: RawRecord[], gaps: readonly number[]): void {
    const text = scanner.text.substring(start, scanner.position);
    if (scanner.allFlags & TOO_DEEP) return this.broken(text, NESTED_TOO_DEEP, out);
    let envelope: Fields;
    try {
      envelope = JSON.parse(text) as Fields;
    } catch (error) {
      throw new JsonSyntaxError((error as Error).message, start);
    }
    const meta = metaOf(envelope);
    const stderr = envelope.source === 'stderr';
    const first = out.length;
    const log = envelope.log === null ? undefined : typeof envelope.log === 'string' ? envelope.log : textOf(scanner, 'log');
    if (stderr && this.ignoreStderr) {
      out.push({ ...brokenRecord(log ?? text, undefined, meta), excludedBy: 'ignore_container_stderr' });
    } else if (log === undefined) {
      out.push(brokenRecord(text, { code: 'bad-format', message: 'invalid FireLens record: there is no log in it', counted: true }, meta));
    } else {
      this.read(log, meta, out);
    }
    for (let i = first; i < out.length; i++) addContainer(out[i], stderr);
    if (gaps.length > 0) markDamaged(out, first);
  }

  broken(text: string, reason: string, out: RawRecord[]): void {
    out.push(brokenRecord(text, { code: 'bad-json', message: `invalid FireLens record: ${reason}`, counted: true }));
  }
}

function addContainer(record: RawRecord, stderr: boolean): void {
  const { container } = record.meta!;
  Object.assign(record.raw, container!.fields);
  record.owned = { ...record.owned, ...container!.fields };
  // what goes to stderr is no access log: that the format doesn't fit is no error, and the text is what went wrong
  if (stderr && record.error?.counted) record.error = { ...record.error, message: record.message, counted: false };
}

function metaOf(envelope: Fields): RecordMeta {
  const [, , , region, accountId] = typeof envelope.ecs_task_arn === 'string' ? envelope.ecs_task_arn.split(':') : [];
  const name = textIn(envelope.container_name);
  const container: ContainerMeta = {
    id: textIn(envelope.container_id),
    name,
    instanceId: textIn(envelope.ec2_instance_id),
    fields: {},
  };
  if (name !== undefined) {
    for (const field of CONTAINER_FIELDS) {
      const value = envelope[field === 'container_source' ? 'source' : field];
      if (value !== undefined && value !== null && value !== '') container.fields[field] = value;
    }
  }
  return { accountId: accountId || undefined, region: region || undefined, additionalId: name, container };
}

function textIn(value: Value): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** JSON text of a member of the scanned object. */
function textOf(scanner: JsonScanner, name: string): string | undefined {
  const { text } = scanner;
  for (let i = scanner.members - 1; i >= 0; i--) {
    if (text.substring(scanner.keyStart[i], scanner.keyEnd[i]) === name) return text.substring(scanner.valueStart[i], scanner.valueEnd[i]);
  }
  return undefined;
}
