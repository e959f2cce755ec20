import type { Fields, LogTypeLogic } from '../../loader/types';
import { nestFields } from '../shared/nest-fields';
import { rdsOf, withoutSemicolons, writeAuthentication } from '../shared/rds';

// statements are known by their first line
const STATEMENT = /^statement: (.*)/;
const DURATION = /^duration: ([0-9.]+) ms(?:\s+(parse|bind|execute) [^:\n]*: (.*))?/;
const SESSION_TIME = /^disconnection: session time: ([0-9]+):([0-9]+):([0-9.]+)/;

export const logic: LogTypeLogic = {
  wholeDocument: true,
  apply(doc, _raw, context) {
    const postgresql = nestFields(doc, 'postgresql');
    const rds = rdsOf(doc, context);
    const { log_level: level, message } = postgresql;
    if (typeof message !== 'string') return;
    if (level === 'STATEMENT') rds.query = message;
    else if (level === 'FATAL' && message.includes('authentication failed')) writeAuthentication(doc, 'start', 'failed', 'failure');
    else if (level === 'LOG') writeLog(doc, message, postgresql, rds);
  },
};

function writeLog(doc: Fields, message: string, postgresql: Fields, rds: Fields): void {
  const statement = STATEMENT.exec(message);
  if (statement !== null) {
    rds.query = withoutSemicolons(statement[1]);
    postgresql.query_step = 'execute';
    return;
  }
  const duration = DURATION.exec(message);
  if (duration !== null) {
    writeDuration(Number(duration[1]), duration[2], duration[3], postgresql, rds);
    return;
  }
  const session = SESSION_TIME.exec(message);
  if (session !== null) postgresql.session_time_seconds = Number(session[3]) + Number(session[2]) * 60 + Number(session[1]) * 3600;
  // looked for in what is no statement: that can contain anything
  else if (message.includes('connection authorized')) writeAuthentication(doc, 'start', 'authorized', 'success');
}

function writeDuration(ms: number, step: string | undefined, query: string | undefined, postgresql: Fields, rds: Fields): void {
  if (Number.isFinite(ms)) {
    postgresql.duration_ms = ms;
    rds.query_time = ms / 1000;
  }
  postgresql.query_step = step ?? 'execute';
  if (query !== undefined) rds.query = query;
}
