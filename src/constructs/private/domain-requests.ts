/** Requests to a domain that a function of the SIEM may send. */
export interface DomainRequests {
  readonly actions: string[];
  /** Behind the domain's ARN and a slash. */
  readonly paths: string[];
  /** Reason for what in the paths is not named; needed when they hold a `*`. */
  readonly whyWildcards?: string;
}

/** What delivery asks for; what may be written there is decided by the domain's own access control. */
export function loaderRequests(): DomainRequests[] {
  const whyWildcards = 'Names of indices and aliases follow in the path.';
  const coldIndices = '_cold/indices/_search';
  return [
    { actions: ['es:ESHttpPost'], paths: ['_bulk', coldIndices] },
    { actions: ['es:ESHttpGet'], paths: ['_cat/aliases/*', '_cluster/state/blocks', coldIndices], whyWildcards },
    { actions: ['es:ESHttpPut'], paths: ['log-*'], whyWildcards },
  ];
}
