import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { acknowledge } from './acknowledge';
import { DomainRequests } from './domain-requests';

/**
 * Access policy of a domain: the roles whose requests it hears, by name. In the domain's own account a role that IAM allows es:ESHttp* is heard
 * as well: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
 */
export class DomainAccess {
  private readonly arn: string;
  private readonly document: iam.PolicyDocument;
  private readonly people: iam.PolicyStatement;

  constructor(private readonly domain: opensearch.Domain, domainName: string, masterRole: iam.IRole) {
    // by its name: the domain's own ARN would point from the domain to itself
    this.arn = Stack.of(domain).formatArn({ service: 'es', resource: 'domain', resourceName: domainName });
    this.people = new iam.PolicyStatement({ principals: [masterRole.grantPrincipal], actions: ['es:ESHttp*'], resources: [`${this.arn}/*`] });
    this.document = new iam.PolicyDocument({ statements: [this.people] });
    // set here and not through the L2, which would bring a function to set it after the domain is made
    (domain.node.defaultChild as opensearch.CfnDomain).accessPolicies = this.document;
  }

  /** Every request; what comes of it is decided by the roles of the domain. */
  allowPeople(role: iam.IRole): void {
    this.people.addPrincipals(role.grantPrincipal);
  }

  /** No more than the role's own policy says, or the access policy would widen it. */
  allowRequests(role: iam.IRole, { actions, paths }: DomainRequests): void {
    this.document.addStatements(new iam.PolicyStatement({
      principals: [role.grantPrincipal], actions, resources: paths.map((path) => `${this.arn}/${path}`),
    }));
  }

  /** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/saml.html: the sign-in starts with unsigned requests. */
  allowBrowsers(): void {
    this.document.addStatements(new iam.PolicyStatement({
      principals: [new iam.AnyPrincipal()], actions: ['es:ESHttp*'], resources: [`${this.arn}/_dashboards`, `${this.arn}/_dashboards/*`],
    }));
    acknowledge(this.domain, {
      'AwsSolutions-OS5': 'Browsers do not sign: DashboardsAccess.saml opens the paths of Dashboards, where fine-grained access control asks for the sign-in.',
    });
  }
}
