import { createHash } from 'node:crypto';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

/** Start of every name of ours: statements, notifications and grants that begin so belong to a SIEM. */
const START = 'Siem';

/**
 * Name of what one resource put into one bucket. It is made of stack, resource and bucket: the same in every update, and nobody else's, even
 * where the same app is deployed twice. Letters and digits only, as Sids are.
 */
export function ownerOf({ StackId, LogicalResourceId }: Pick<CloudFormationCustomResourceEvent, 'StackId' | 'LogicalResourceId'>, bucket: string): string {
  const hash = createHash('sha256').update(`${StackId}\n${LogicalResourceId}\n${bucket}`).digest('hex').slice(0, 16);
  return `${START}${LogicalResourceId.slice(0, 80)}${hash}`;
}

/** Whether a Sid, an Id or a name is this owner's. */
export function isOf(owner: string, name: string | undefined): boolean {
  return name !== undefined && name.startsWith(owner);
}

/** Whether it is one of any SIEM. */
export function isOurs(name: string | undefined): boolean {
  return name !== undefined && /^Siem[A-Za-z0-9]*[0-9a-f]{16}/.test(name);
}
