import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { ExistingDomainOptions, ManagedDomainOptions } from './managed-domain-options';
import { CollectionAttributes, ServerlessOptions } from './serverless-options';

/**
 * Where documents go.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem', {
 *   domain: SiemDomain.managed({ multiAzWithStandby: true, dataNodes: 6, warmNodes: 3 }),
 * });
 */
export class SiemDomain {
  /**
   * A domain that is made, encrypted, with fine-grained access control and kept when the stack goes.
   *
   * @param options its size and who reaches it
   */
  public static managed(options: ManagedDomainOptions = {}): SiemDomain {
    return new SiemDomain(options);
  }

  /**
   * A domain that exists. With its master role it is set up; without, map the loader's role in it to a role that may write to `log-*`.
   *
   * @param domain of this app, or `Domain.fromDomainAttributes(…)`
   * @param options what can't be seen of it
   */
  public static fromDomain(domain: opensearch.IDomain, options: ExistingDomainOptions = {}): SiemDomain {
    return new SiemDomain(undefined, { ...options, domain });
  }

  /**
   * A collection of OpenSearch Serverless that is made, encrypted with the SIEM's key and kept when the stack goes.
   *
   * @param options its type and who reaches it
   */
  public static serverless(options: ServerlessOptions = {}): SiemDomain {
    return new SiemDomain(undefined, undefined, options);
  }

  /**
   * A collection of OpenSearch Serverless that exists. Let the loader's role write to it in its data access policy.
   *
   * @param attributes what identifies it
   */
  public static fromCollection(attributes: CollectionAttributes): SiemDomain {
    return new SiemDomain(undefined, undefined, undefined, attributes);
  }

  private constructor(
    /** @internal */
    public readonly _managed?: ManagedDomainOptions,
    /** @internal */
    public readonly _existing?: ExistingDomainOptions & { readonly domain: opensearch.IDomain },
    /** @internal */
    public readonly _serverless?: ServerlessOptions,
    /** @internal */
    public readonly _collection?: CollectionAttributes,
  ) {}
}
