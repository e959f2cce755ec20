import assert from 'node:assert/strict';

type Answer = [number, string];
interface Stored { seqNo: number; body: any }

/**
 * Index management and repositories on S3, as far as a set-up asks for them: policies are kept by name and changed only by who knows their last
 * number, a policy's states must fit together, and indices follow policies. https://docs.opensearch.org/latest/im-plugin/ism/api/
 */
export class Jobs {
  readonly policies = new Map<string, Stored>();
  readonly repositories = new Map<string, any>();
  /** Policy by index; undefined: none. */
  readonly followed = new Map<string, string | undefined>();
  private seqNo = 0;

  answer(method: string, { pathname, searchParams }: URL, text: string): Answer | undefined {
    const body = text ? JSON.parse(text) : undefined;
    const [, kind, name = ''] = /^\/(?:_plugins\/)?(_ism\/\w+|_sm\/policies|_snapshot)\/(.+)$/.exec(pathname) ?? [];
    switch (kind) {
      case undefined: return undefined;
      case '_ism/policies': return this.policy(method, name, searchParams, body && ism(body), 'policy');
      case '_sm/policies': return this.policy(method, name, searchParams, body && sm(body), 'sm_policy');
      case '_snapshot': return this.repository(method, name, body);
      case '_ism/explain': return json(200, Object.fromEntries([...this.followed].map(([index, policy]) => [
        index, { 'index.plugins.index_state_management.policy_id': policy ?? null, 'index.opendistro.index_state_management.policy_id': policy ?? null },
      ]).concat([['total_managed_indices', 1 as any]])));
      default: return this.follow(kind.slice(5), decodeURIComponent(name).split(','), body?.policy_id);
    }
  }

  private policy(method: string, name: string, query: URLSearchParams, body: any, member: string): Answer {
    const stored = this.policies.get(name);
    if (method === 'DELETE') return json(this.policies.delete(name) ? 200 : 404, {});
    if (method === 'GET') {
      if (!stored) return json(404, {});
      return json(200, { _id: name, _seq_no: stored.seqNo, _primary_term: 1, [member]: { ...stored.body, last_updated_time: 1 } });
    }
    const known = stored ? query.get('if_seq_no') === String(stored.seqNo) && query.get('if_primary_term') === '1' : !query.has('if_seq_no');
    if (!known) return json(409, { error: { type: 'version_conflict_engine_exception' } });
    this.policies.set(name, { seqNo: ++this.seqNo, body });
    return json(stored ? 200 : 201, { _id: name, _seq_no: this.seqNo, _primary_term: 1 });
  }

  private repository(method: string, name: string, body: any): Answer {
    if (method === 'PUT') this.repositories.set(name, body);
    const repository = this.repositories.get(name);
    return repository ? json(200, { [name]: repository }) : json(404, {});
  }

  private follow(verb: string, indices: string[], policy?: string): Answer {
    const failed = indices.filter((index) => (verb === 'add') !== (this.followed.get(index) === undefined));
    for (const index of indices.filter((each) => !failed.includes(each))) this.followed.set(index, verb === 'remove' ? undefined : policy);
    return json(200, { updated_indices: indices.length - failed.length, failures: failed.length > 0, failed_indices: failed });
  }
}

function ism({ policy }: any): any {
  const names = policy.states.map(({ name }: any) => name);
  assert(names.includes(policy.default_state));
  for (const { actions, transitions } of policy.states) {
    assert(actions.every((action: any) => Object.keys(action).filter((key) => !['retry', 'timeout'].includes(key)).length === 1));
    assert(transitions.every(({ state_name }: any) => names.includes(state_name)));
  }
  return policy;
}

function sm(policy: any): any {
  assert(policy.creation.schedule.cron.expression && policy.snapshot_config.repository);
  return policy;
}

function json(status: number, value: unknown): Answer {
  return [status, JSON.stringify(value)];
}
