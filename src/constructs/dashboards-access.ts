import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';

/**
 * How people come to the OpenSearch Dashboards of a domain. Browsers don't sign requests, so who signs in with one needs one of the ways in between.
 *
 * @example
 * SiemDomain.managed({
 *   dashboardsAccess: DashboardsAccess.saml({
 *     idpEntityId: 'https://sso.example.com',
 *     idpMetadataContent: '<md:EntityDescriptor entityID="https://sso.example.com">…</md:EntityDescriptor>',
 *     masterBackendRole: 'siem-admins',
 *   }),
 * });
 */
export class DashboardsAccess {
  /** Only signed requests of roles: by an OpenSearch UI application, or a proxy that signs. */
  public static signedOnly(): DashboardsAccess {
    return new DashboardsAccess();
  }

  /**
   * Browsers, with sign-in at an identity provider (IAM Identity Center, Okta, Entra ID, …). The paths of Dashboards, and only these, then answer
   * unsigned requests, because browsers send no others; fine-grained access control asks for the sign-in. All other paths stay with named roles.
   *
   * @param options of the identity provider, which asks for the domain's endpoint first: add them once the domain is there
   */
  public static saml(options: opensearch.SAMLOptionsProperty): DashboardsAccess {
    return new DashboardsAccess(options);
  }

  /**
   * Browsers, with sign-in at Amazon Cognito, which signs their requests with a role of the identity pool.
   *
   * @param options of the user pool and the identity pool
   * @param authenticatedRole that the identity pool gives to people who signed in
   */
  public static cognito(options: opensearch.CognitoOptions, authenticatedRole: iam.IRole): DashboardsAccess {
    return new DashboardsAccess(undefined, options, authenticatedRole);
  }

  private constructor(
    /** @internal */
    public readonly _saml?: opensearch.SAMLOptionsProperty,
    /** @internal */
    public readonly _cognito?: opensearch.CognitoOptions,
    /** @internal */
    public readonly _role?: iam.IRole,
  ) {}
}
