import * as iam from 'aws-cdk-lib/aws-iam';
import { DomainRole } from '../../contract/domain-setup';

/** Who gets which role of a domain: people and functions are added until the app is synthesized. */
export class DomainMembers {
  private readonly arns = new Map<DomainRole, Set<string>>();

  add(role: DomainRole, member: iam.IRole): void {
    if (!this.arns.has(role)) this.arns.set(role, new Set());
    this.arns.get(role)!.add(member.roleArn);
  }

  /** ARNs of the members by role. */
  all(): { [role: string]: string[] } {
    return Object.fromEntries([...this.arns].map(([role, arns]) => [role, [...arns]]));
  }
}
