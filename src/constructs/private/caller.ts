import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from './acknowledge';

/** Who calls AWS with a role that is allowed more bit by bit: a function, or a host. */
export interface Caller extends IConstruct {
  readonly role: iam.Role;
  /** Adds to what the role may do; see `allow`. */
  allow(actions: string[], resources: string[], whyWildcards?: string): void;
}

/** A role that may do nothing yet; what it is allowed stands in a policy of its own. */
export function createRole(scope: Construct, id: string, props: iam.RoleProps): iam.Role {
  const role = new iam.Role(scope, id, props);
  acknowledge(role, { 'NIST.800.53.R5-IAMNoInlinePolicy': 'The policy is written for this role only and goes with it.' });
  return role;
}

/**
 * Adds to what a role may do.
 *
 * @param actions of IAM
 * @param resources ARNs
 * @param whyWildcards reason for what in the ARNs is not named; needed when they hold a `*`
 */
export function allow(role: iam.Role, actions: string[], resources: string[], whyWildcards?: string): void {
  role.addToPolicy(new iam.PolicyStatement({ actions, resources }));
  if (whyWildcards !== undefined) acknowledgeWildcards(role, resources, whyWildcards);
}
