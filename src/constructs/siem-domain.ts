import { Size } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';

/** Size of a domain that the SIEM makes for itself. */
export interface ManagedDomainOptions {
  /**
   * Engine; raising it later upgrades the domain in place.
   * @default opensearch.EngineVersion.OPENSEARCH_3_5
   */
  readonly version?: opensearch.EngineVersion;

  /**
   * Data nodes, a multiple of `availabilityZones`.
   * @default - one in each availability zone
   */
  readonly dataNodes?: number;

  /**
   * Instance type of the data nodes.
   * @default 't3.medium.search'
   */
  readonly dataNodeInstanceType?: string;

  /**
   * Dedicated master nodes: 0, 3 or 5. Take 3 from about ten data nodes on, or for warm storage.
   * @default 0
   */
  readonly masterNodes?: number;

  /**
   * Instance type of the dedicated master nodes.
   * @default 'm7g.large.search'
   */
  readonly masterNodeInstanceType?: string;

  /**
   * Over how many zones the data nodes are spread, from 1 to 3; one zone has no copy of the data when it fails.
   * @default - 3, or as many as the subnets of `vpc` lie in
   */
  readonly availabilityZones?: number;

  /**
   * Volume (gp3) of each data node.
   * @default Size.gibibytes(100)
   */
  readonly volumeSize?: Size;

  /**
   * Master user of the domain's fine-grained access control: this role may map others to the domain's roles.
   * @default - a new role that administrators of the account can assume
   */
  readonly masterRole?: iam.IRole;
}

/**
 * Where documents go.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem', {
 *   domain: SiemDomain.managed({ dataNodes: 6, dataNodeInstanceType: 'r7g.large.search' }),
 * });
 */
export class SiemDomain {
  /**
   * A domain that is made, encrypted, with fine-grained access control and kept when the stack goes.
   *
   * @param options its size
   */
  public static managed(options: ManagedDomainOptions = {}): SiemDomain {
    return new SiemDomain(options);
  }

  /**
   * A domain that exists. Map the loader's role in it to a role that may write to `log-*`.
   *
   * @param domain of this app, or `Domain.fromDomainEndpoint(…)`
   */
  public static fromDomain(domain: opensearch.IDomain): SiemDomain {
    return new SiemDomain(undefined, domain);
  }

  private constructor(
    /** @internal */
    public readonly _managed?: ManagedDomainOptions,
    /** @internal */
    public readonly _existing?: opensearch.IDomain,
  ) {}
}
