import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ValidationError } from './validation';

/** Characters of all inline policies of a role: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROOM = 10_240;
/** What the role of a function may do anyway. */
const OWN = 400;
/** Of what is known at deployment only: as long as a name can be. */
const UNKNOWN = 'x'.repeat(63);

const USED = new WeakMap<iam.Role, number>();

/** Counts a policy of a role, and throws ValidationError where IAM would refuse it in the middle of a deployment. */
export function takeRoom(role: iam.Role, statements: iam.PolicyStatement[], prop: string, fix: string): void {
  const used = (USED.get(role) ?? OWN) + textOf(Stack.of(role).resolve(new iam.PolicyDocument({ statements }))).length;
  if (used > ROOM) throw new ValidationError(prop, `the stack has so many that rights to all of them exceed what one role can have, ${ROOM} characters`, fix);
  USED.set(role, used);
}

function textOf(policy: unknown): string {
  return JSON.stringify(policy, (_, value) => (isIntrinsic(value) ? spell(value) : value));
}

function isIntrinsic(value: unknown): value is { [name: string]: any } {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 1 && /^(Ref|Fn::.*)$/.test(Object.keys(value)[0]);
}

function spell(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(spell).join(value['Fn::Join'][0]);
  return value.Ref?.startsWith('AWS::') ? 'aws-cn-region-1' : UNKNOWN;
}
