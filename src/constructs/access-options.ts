/** What somebody may do who is let in. */
export interface AccessOptions {
  /**
   * Whether people run the SIEM: indices, templates, policies, alerts and dashboards, but not who may do what. Without it they search logs and look
   * at the dashboards that all share. A collection of OpenSearch Serverless has no such difference.
   * @default false
   */
  readonly admin?: boolean;
}
