/** Roles that the SIEM makes in a domain. */
export const DomainRoles = {
  /** Writes documents, and reads none. */
  loader: 'siem_loader',
  /** Reads sizes and counts of indices. */
  monitor: 'siem_monitor',
  /** Searches logs, and looks at the dashboards that all share. */
  reader: 'siem_reader',
  /** Does everything with logs, dashboards, alerts and policies; who may do what is not its business. */
  admin: 'siem_admin',
} as const;

/** One of them. */
export type DomainRole = typeof DomainRoles[keyof typeof DomainRoles];

/** Properties of the custom resource that sets a domain up. CloudFormation hands numbers on as text, and leaves out what is undefined. */
export interface DomainSetupProperties {
  /** Host name. */
  readonly Endpoint: string;
  readonly Domain: DomainProperties;
  /** Stands for templates and code of this version: another one is another state. */
  readonly Version: string;
}

/** The domain, and what it should be like. */
export interface DomainProperties {
  readonly Arn: string;
  /** Master user, whose role is assumed. */
  readonly MasterRoleArn: string;
  /** Who has which of the roles: ARNs of IAM roles. */
  readonly Members: { readonly [role: string]: readonly string[] };
  readonly Snapshots: {
    readonly Bucket: string;
    readonly RoleArn: string;
    /** `true` where warm nodes hold indices: one snapshot can't have both kinds. */
    readonly Warm: string;
  };
  /** Copies of each shard beside the first; left out where OpenSearch's own default is right. */
  readonly Replicas?: string;
  /** Left out: indices stay. */
  readonly Retention?: RetentionProperties;
}

/** Whole days since an index was made. */
export interface RetentionProperties {
  readonly WarmAfterDays?: string;
  readonly ColdAfterDays?: string;
  readonly DeleteAfterDays?: string;
  readonly RolloverMebibytes?: string;
}
