import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledge, acknowledgeWildcards } from './acknowledge';

/** Lets a role of people do more, where it may be changed from here: roles of IAM Identity Center, imported as immutable, may not. */
export function allowRole(role: iam.IRole, actions: string[], resources: string[]): void {
  const { statementAdded } = role.addToPrincipalPolicy(new iam.PolicyStatement({ actions, resources }));
  if (!statementAdded) return;
  acknowledge(role, { 'NIST.800.53.R5-IAMNoInlinePolicy': 'grantAccess of the SIEM allows this role what it needs of one domain or collection.' });
  acknowledgeWildcards(role, resources, 'What people get of a domain is decided by its roles, not by paths.');
}
