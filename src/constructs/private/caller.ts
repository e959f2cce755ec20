import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { acknowledgeWildcards } from './acknowledge';

/** Who calls AWS with a role that is allowed more bit by bit: a function, or a host. */
export interface Caller extends IConstruct {
  readonly role: iam.Role;
  /** Adds to what the role may do; see `allow`. */
  allow(actions: string[], resources: string[], whyWildcards?: string): void;
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
