/** The organization (AWS Organizations) that a SIEM watches. */
export interface OrganizationOptions {
  /**
   * Id of the organization, like `o-a1b2c3d4e5`: AWS services may deliver logs of all its accounts into the log bucket, encrypt them with the
   * SIEM's key, and announce objects of other buckets on the load queue; which of those the loader reads is said by `addLogSource`.
   */
  readonly organizationId: string;

  /**
   * Whether documents get the name of their account, `cloud.account.name`. The names are read from Organizations, which the loader must be able to
   * reach: from a VPC through a NAT gateway, or an endpoint where there is one. Documents go without them while it doesn't answer.
   * @default true
   */
  readonly enrichAccountNames?: boolean;

  /**
   * ARN of a role of the management account, or of one that administers for it, which may `organizations:ListAccounts` and trusts the loader's role.
   * @default - the loader's own role asks: the SIEM stands in the management account, or in one that administers for it
   */
  readonly managementRoleArn?: string;
}
