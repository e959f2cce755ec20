import type { Fields, LogTypeLogic, RecordContext, RecordControls } from '../../src/loader/types';

/** Runs logic over a record as the transform stage does: `doc` is what the ECS mapping has made of it. */
export function applyLogic(logic: LogTypeLogic, raw: Fields, doc: Fields = {}, origin: Partial<RecordContext> = {}) {
  const controls: RecordControls = {};
  const context: RecordContext = {
    logType: 'test',
    bucket: 'example-siem-log',
    key: 'AWSLogs/123456789012/x',
    logGroup: undefined,
    logStream: undefined,
    message: '',
    timestamp: '2025-06-12T08:00:00+00:00',
    id: 'id-1',
    maskedHeaders: [],
    ...origin,
    controls,
  };
  logic.apply(doc, raw, context);
  return { doc, controls };
}
