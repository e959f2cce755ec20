import { objectField } from './object-field';
import type { Fields, RecordContext } from '../../loader/types';

/**
 * `rds` with its cluster and instance, which only the envelope names: log group `/aws/rds/instance/NAME/LOG`, or
 * `/aws/rds/cluster/NAME/LOG` with a stream for each instance. Logs that came without an envelope have neither.
 */
export function rdsOf(doc: Fields, { logGroup, logStream }: RecordContext): Fields {
  const rds = objectField(doc, 'rds');
  const [, , , kind, name] = logGroup?.split('/') ?? [];
  if (kind === 'instance') {
    rds.instance_identifier = name;
  } else if (kind === 'cluster') {
    rds.cluster_identifier = name;
    rds.instance_identifier = logStream?.split('.', 1)[0];
  }
  return rds;
}

/** An event of a client that connects or leaves. */
export function writeAuthentication(doc: Fields, type: 'start' | 'end', action: string, outcome: 'success' | 'failure'): void {
  Object.assign(objectField(doc, 'event'), { category: 'authentication', type, action, outcome });
}

/** A statement without the semicolons at its end. */
export function withoutSemicolons(statement: string): string {
  let end = statement.length;
  while (end > 0 && statement[end - 1] === ';') end--;
  return statement.slice(0, end);
}
