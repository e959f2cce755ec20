import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { allowRole } from './allow-role';
import { Caller } from './caller';
import type { Destination } from './destination';
import { DomainMembers } from './domain-members';
import { DomainRequests, loaderRequests } from './domain-requests';
import { ValidationError } from './validation';
import { DomainRoles } from '../../contract/domain-setup';
import { EnvNames } from '../../contract/env-names';
import { AccessOptions } from '../access-options';

/** A domain of somebody else: its access policy is theirs, so roles are allowed on their own side only. */
export class ExistingDomain implements Destination {
  readonly endpoint: string;
  readonly environment: { [name: string]: string };
  readonly members = new DomainMembers();

  constructor(readonly domain: opensearch.IDomain, readonly masterRole?: iam.IRole) {
    requireTrueName(domain);
    this.endpoint = domain.domainEndpoint;
    this.environment = { [EnvNames.endpoint]: this.endpoint };
  }

  allowLoading(loader: Caller): void {
    for (const requests of loaderRequests()) this.allowRequests(loader, requests);
    this.members.add(DomainRoles.loader, loader.role);
  }

  allowRequests(caller: Caller, { actions, paths, whyWildcards }: DomainRequests): void {
    caller.allow(actions, paths.map((path) => `${this.domain.domainArn}/${path}`), whyWildcards);
  }

  allowPeople(role: iam.IRole, { admin = false }: AccessOptions = {}): void {
    allowRole(role, ['es:ESHttp*'], [`${this.domain.domainArn}/*`]);
    this.members.add(admin ? DomainRoles.admin : DomainRoles.reader, role);
  }
}

/** Domain.fromDomainEndpoint takes `search-` for a part of the name, so that permissions would name a domain that there is not. */
function requireTrueName({ domainName, domainEndpoint }: opensearch.IDomain): void {
  if (/^(search|vpc)-/.test(domainName) && domainEndpoint.startsWith(`${domainName}-`)) {
    throw new ValidationError('domain', `the domain's name was read from its endpoint as '${domainName}', which begins too early`,
      'import it with Domain.fromDomainAttributes, which takes its ARN');
  }
}
