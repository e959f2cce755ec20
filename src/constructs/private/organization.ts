import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { EnvNames } from '../../contract/env-names';
import { OrganizationOptions } from '../organization-options';
import { requireArn } from './arn-check';
import { allow } from './caller';
import { LogLoader } from './log-loader';
import { ValidationError } from './validation';

/** Conditions of a policy statement. */
export type Conditions = { [operator: string]: { [key: string]: string } };

/** Whose logs AWS services deliver: those of the SIEM's account, or of all accounts of its organization. */
export class LogOwners {
  /** Of a key: the account, or `*` for any of the organization. */
  readonly account: string;
  private readonly stack: Stack;

  constructor(scope: IConstruct, private readonly organization?: OrganizationOptions) {
    this.stack = Stack.of(scope);
    const id = organization?.organizationId;
    if (id !== undefined && !Token.isUnresolved(id) && !/^o-[a-z0-9]{10,32}$/.test(id)) {
      throw new ValidationError('organization.organizationId', `'${id}' is no id of an organization`, 'give the one that Organizations shows, like o-a1b2c3d4e5');
    }
    this.account = id === undefined ? this.stack.account : '*';
  }

  /** Keeps a service from being used by others: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html */
  conditions(): Conditions {
    return this.organization === undefined
      ? { StringEquals: { 'aws:SourceAccount': this.account } }
      : { StringEquals: { 'aws:SourceOrgID': this.organization.organizationId } };
  }

  /** The same, narrowed to what the service acts for. @param service as in ARNs @param resource pattern */
  conditionsFor(service: string, resource: string): Conditions {
    return { ...this.conditions(), ArnLike: { 'aws:SourceArn': this.arnOf(service, resource) } };
  }

  /** What belongs to the accounts, in any region. */
  arnOf(service: string, resource: string): string {
    return `arn:${this.stack.partition}:${service}:*:${this.account}:${resource}`;
  }
}

/** Lets the loader read the names of accounts. */
export function nameAccounts(loader: LogLoader, options: OrganizationOptions): void {
  const { managementRoleArn } = options;
  if (managementRoleArn !== undefined) requireArn('organization.managementRoleArn', managementRoleArn, 'iam', 'role/');
  if (options.enrichAccountNames === false) {
    if (managementRoleArn === undefined) return;
    throw new ValidationError('organization.managementRoleArn', '`enrichAccountNames` is false, so nobody would assume the role', 'leave one of them out');
  }
  loader.function.addEnvironment(EnvNames.accountNames, 'organizations');
  if (managementRoleArn === undefined) {
    allow(loader.role, ['organizations:ListAccounts'], ['*'], 'Organizations knows no resource that the listing of accounts could be restricted to.');
  } else {
    loader.function.addEnvironment(EnvNames.organizationsRoleArn, managementRoleArn);
    allow(loader.role, ['sts:AssumeRole'], [managementRoleArn]);
  }
}
