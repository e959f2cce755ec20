import { World } from './scenario';

/** What the Lambda service does in the name of a role for the log of its function. */
export function writesItsLog({ gate, template }: World, logicalId: RegExp): void {
  const stream = template.arnOf('AWS::Logs::LogGroup', logicalId).replace(/\*$/, 'log-stream:x');
  for (const action of ['CreateLogStream', 'PutLogEvents']) gate.require(`logs:${action}`, stream);
}
