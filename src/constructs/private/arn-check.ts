import { Token } from 'aws-cdk-lib';
import { ValidationError } from './validation';

/**
 * Throws ValidationError for what is no ARN of a service's resource in an account. Values that are only known at deployment pass.
 * @param resource how its name begins
 */
export function requireArn(prop: string, arn: string, service: string, resource = ''): void {
  if (Token.isUnresolved(arn)) return;
  const region = service === 'iam' ? '' : '[a-z0-9-]+';
  if (!new RegExp(`^arn:aws[a-z-]*:${service}:${region}:\\d{12}:${resource}[\\w+=,.@/-]+$`).test(arn)) {
    const shape = `arn:aws:${service}:${service === 'iam' ? '' : '<region>'}:<account>:${resource}<name>`;
    throw new ValidationError(prop, `'${arn}' is no ARN of that kind`, `give one like ${shape}`);
  }
}

/** The same for a queue that Lambda reads, which has to be in the region of the function. */
export function requireQueueArn(prop: string, arn: string, region: string): void {
  requireArn(prop, arn, 'sqs');
  const ofQueue = arn.split(':')[3];
  if (Token.isUnresolved(arn) || Token.isUnresolved(region) || ofQueue === region) return;
  throw new ValidationError(prop, `the queue is in ${ofQueue}, the SIEM in ${region}`, 'give a queue of the same region: Lambda reads no others');
}
