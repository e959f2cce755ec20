import { decide } from '../../../src/loader/sink/bulk-decision';

const because = (type: string, reason?: string) => ({ error: { type, reason } });

describe('an item of a bulk answer', () => {
  it.each([
    ['was created', { status: 201 }, 'indexed'],
    ['was there and has been written again', { status: 200 }, 'duplicate'],
    ['was there and could not be created', { status: 409, ...because('version_conflict_engine_exception') }, 'duplicate'],
  ])('%s', (_, item, decision) => {
    expect(decide(item)).toBe(decision);
  });

  it.each([
    { status: 429, ...because('es_rejected_execution_exception') }, { status: 429, ...because('circuit_breaking_exception') }, { status: 500, ...because('exception') },
    { status: 502 }, { status: 503, ...because('unavailable_shards_exception') }, { status: 504 },
    { status: 403, ...because('cluster_block_exception', 'index [log-t] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]') },
    { status: 400, ...because('process_cluster_event_timeout_exception') },
  ])('is sent again when the cluster is busy or blocked: %j', (item) => {
    expect(decide(item)).toBe('retry');
  });

  it.each([
    { status: 401 }, { status: 403, ...because('security_exception') }, { status: 404, ...because('index_not_found_exception') }, { status: 400, ...because('index_closed_exception') },
    { status: 400, ...because('validation_exception', 'this cluster currently has [1000]/[1000] maximum normal shards open') },
  ])('waits for an operator when any document would be refused: %j', (item) => {
    expect(decide(item)).toBe('barred');
  });

  it.each([
    { status: 400, ...because('mapper_parsing_exception', 'failed to parse field [a] of type [ip]') }, { status: 400, ...because('illegal_argument_exception', 'Limit of total fields [1000] has been exceeded') },
    { status: 400, ...because('strict_dynamic_mapping_exception') }, { status: 413 }, { status: 200, ...because('of a kind that nobody knows') },
  ])('is put aside when it is the document that is wrong: %j', (item) => {
    expect(decide(item)).toBe('rejected');
  });
});
