import type { LogTypePlan } from '../../plan';
import type { ContainerMeta, Fields, RecordMeta, Value } from '../../types';
import { isPlain } from '../paths';

const ACCOUNT = /\W([0-9]{12})\//;
const REGION = /(global|(?:us|ap|ca|eu|il|me|mx|sa|af|cn)-(?:gov-)?[a-zA-Z]+-[0-9])/;

export interface Origin {
  readonly accountId?: string;
  readonly region?: string;
}

/** Account and region that an object's key tells. */
export function originOfKey(key: string): Origin {
  return { accountId: ACCOUNT.exec(key)?.[1], region: REGION.exec(key)?.[1] };
}

/**
 * `cloud.provider`, `cloud.account.id` and `cloud.region`: the record's own values, else mapped ones, else those of
 * the envelope, else those of the key, else `unknown`. Of a container's record, those of its task come first.
 */
export function cloudFields(mapped: Value, own: Value, provider: string, meta: RecordMeta | undefined, ofKey: Origin): Fields | undefined {
  const record = isPlain(own) ? own : undefined;
  if (mapped === undefined && own === undefined && provider === '' && meta?.container === undefined) return undefined;
  const cloud: Fields = mapped ?? {};
  // null is no value
  if (provider !== '' && (cloud.provider ?? record?.provider ?? undefined) === undefined) cloud.provider = provider;
  if (!isPlain(record?.account) || (record.account.id ?? undefined) === undefined) {
    const account: Fields = cloud.account ??= {};
    const id = account.id === undefined || account.id === 'unknown' ? meta?.accountId ?? ofKey.accountId : account.id;
    account.id = id ?? 'unknown';
  } else if (cloud.account !== undefined) {
    delete cloud.account.id;
  }
  if ((record?.region ?? undefined) === undefined) cloud.region ??= meta?.region ?? ofKey.region ?? 'unknown';
  else delete cloud.region;
  if (meta?.container !== undefined) setTask(cloud, meta, meta.container);
  return cloud;
}

function setTask(cloud: Fields, meta: RecordMeta, { instanceId }: ContainerMeta): void {
  if (meta.accountId !== undefined) cloud.account = { ...cloud.account, id: meta.accountId };
  if (meta.region !== undefined) cloud.region = meta.region;
  if (instanceId !== undefined) cloud.instance = { ...cloud.instance, id: instanceId };
}

/** `container.id` and `container.name` over what is mapped to `container`. */
export function containerFields(mapped: Value, { id, name }: ContainerMeta): Value {
  if (id === undefined && name === undefined) return mapped;
  return { ...(isPlain(mapped) ? mapped : {}), ...(id === undefined ? {} : { id }), ...(name === undefined ? {} : { name }) };
}

/** Puts constants of `cloud` and `container` over all that is told of them elsewhere; undefined when there are none. */
export function compileConstants(staticEcs: LogTypePlan['staticEcs']): ((mapped: Fields) => void) | undefined {
  const constants = staticEcs.map(({ target, value }) => ({ path: target.split('.'), value }))
    .filter(({ path }) => path.length > 1 && (path[0] === 'cloud' || path[0] === 'container'));
  if (constants.length === 0) return undefined;
  return (mapped) => {
    for (const { path, value } of constants) setAt(mapped, path, value);
  };
}

function setAt(fields: Fields, path: readonly string[], value: Value): void {
  let parent = fields;
  for (let i = 0; i < path.length - 1; i++) {
    const child = parent[path[i]];
    parent = isPlain(child) ? child : parent[path[i]] = {};
  }
  parent[path[path.length - 1]] = value;
}
