import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { AccessOptions } from '../access-options';
import { IndexRetention } from '../index-retention';
import { SiemDomain } from '../siem-domain';
import { Caller } from './caller';
import { DomainMembers } from './domain-members';
import { DomainRequests } from './domain-requests';
import { DomainShape } from './domain-shape';
import { ExistingDomain } from './existing-domain';
import { Names } from './names';
import { Network } from './network';
import { checkRetention } from './retention';
import { SearchDomain } from './search-domain';
import { ExistingCollection, ServerlessCollection } from './serverless-collection';

/** Where documents go, as the rest of the SIEM sees it. */
export interface Destination {
  /** Host name. */
  readonly endpoint: string;

  /** What the loader is told. */
  readonly environment: { [name: string]: string };

  /** None: a collection of OpenSearch Serverless. */
  readonly domain?: opensearch.IDomain;

  /** Who may set the domain up; none when that is up to its operators. */
  readonly masterRole?: iam.IRole;

  /** Who gets which of the domain's roles; a collection has none. */
  readonly members?: DomainMembers;

  /** How a domain of the SIEM's own is cut. */
  readonly shape?: DomainShape;

  /** Lets the loader write documents. */
  allowLoading(loader: Caller): void;

  /** Lets a function send requests of its own; a collection has no paths to tell them apart. */
  allowRequests?(caller: Caller, requests: DomainRequests): void;

  /** Lets a role of people send requests, to search or to run the SIEM. */
  allowPeople(role: iam.IRole, options?: AccessOptions): void;
}

/** What a destination is made of. */
export interface DestinationProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly network?: Network;
  readonly retention?: IndexRetention;
}

/** Makes or takes what `domain` says. */
export function createDestination(scope: Construct, props: DestinationProps, domain: SiemDomain = SiemDomain.managed()): Destination {
  checkRetention(props.retention, domain);
  if (domain._existing) return new ExistingDomain(domain._existing.domain, domain._existing.masterRole);
  if (domain._collection) return new ExistingCollection(domain._collection);
  if (domain._serverless) return new ServerlessCollection(scope, 'Collection', { ...props, options: domain._serverless });
  return new SearchDomain(scope, 'SearchDomain', { ...props, options: domain._managed ?? {} });
}
