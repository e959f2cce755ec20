import * as iam from 'aws-cdk-lib/aws-iam';

/** Names that OpenSearch Service assumes roles by: documentation of snapshots and of alerts gives the older one, and domains are seen to use either. */
const SERVICES = ['es.amazonaws.com', 'opensearchservice.amazonaws.com'];

/** OpenSearch Service where it assumes a role. */
export function openSearchService(options: iam.ServicePrincipalOpts): iam.IPrincipal {
  return new iam.CompositePrincipal(...SERVICES.map((service) => new iam.ServicePrincipal(service, options)));
}
