import { existsSync, readdirSync, statSync } from 'fs';
import { basename } from 'path';
import { Token } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AttachedFeed } from './private/ioc-pipeline';
import { ValidationError } from './private/validation';
import { SiemOnOpenSearch } from './siem-on-opensearch';
import { FileFeed } from '../contract/ioc-feeds';

/** What own indicators say about themselves. */
export interface IocFileOptions {
  /** Whose indicators these are, as `threat.enrichments` and `threat.matched` name it: lower case letters, digits, hyphens, underscores. */
  readonly provider: string;
}

/**
 * Where indicators of compromise come from.
 *
 * @example
 * new SiemOnOpenSearch(this, 'Siem', {
 *   iocFeeds: [IocSource.tor(), IocSource.feodoTracker()],
 * });
 */
export class IocSource {
  /** Exit nodes of Tor, as the Tor Project publishes them. */
  public static tor(): IocSource {
    return new IocSource('Tor', () => ({ settings: { feed: 'tor' } }));
  }

  /** Servers that botnets are commanded from, as Feodo Tracker of abuse.ch publishes them. */
  public static feodoTracker(): IocSource {
    return new IocSource('FeodoTracker', () => ({ settings: { feed: 'feodo-tracker' } }));
  }

  /**
   * Addresses and domains of the pulses that an account of AlienVault OTX subscribed to.
   *
   * @param options the account's key
   */
  public static alienVaultOtx(options: AlienVaultOtxOptions): IocSource {
    return new IocSource('AlienVaultOtx', () => ({
      settings: { feed: 'alienvault-otx', secretArn: options.apiKey.secretArn },
      apiKey: options.apiKey,
    }));
  }

  /**
   * Own lists: an address, a network, a range or a domain a line, `#` begins a comment. They are deployed with the app.
   *
   * @param path of a file, or of a folder of files, from where the app runs
   * @param options whose indicators these are
   */
  public static txt(path: string, options: IocFileOptions): IocSource {
    return IocSource.deployed('txt', path, options);
  }

  /**
   * Own lists in a bucket: an address, a network, a range or a domain a line, `#` begins a comment.
   *
   * @param bucket that holds them; a bucket of another account must let the function read it
   * @param prefix of their keys
   * @param options whose indicators these are
   */
  public static txtFromBucket(bucket: s3.IBucket, prefix: string, options: IocFileOptions): IocSource {
    return IocSource.inBucket('txt', bucket, prefix, options);
  }

  /**
   * Own bundles of STIX 2.0 or 2.1. They are deployed with the app.
   *
   * @param path of a file, or of a folder of files, from where the app runs
   * @param options whose indicators these are
   */
  public static stix2(path: string, options: IocFileOptions): IocSource {
    return IocSource.deployed('stix2', path, options);
  }

  /**
   * Own bundles of STIX 2.0 or 2.1 in a bucket.
   *
   * @param bucket that holds them; a bucket of another account must let the function read it
   * @param prefix of their keys
   * @param options whose indicators these are
   */
  public static stix2FromBucket(bucket: s3.IBucket, prefix: string, options: IocFileOptions): IocSource {
    return IocSource.inBucket('stix2', bucket, prefix, options);
  }

  private static deployed(feed: FileFeed, path: string, { provider }: IocFileOptions): IocSource {
    checkProvider(provider);
    if (!existsSync(path)) {
      throw new ValidationError(`IocSource.${feed}`, `there is no file or folder '${path}'`, 'give a path from where the app runs');
    }
    if (statSync(path).isDirectory() && readdirSync(path).length === 0) {
      throw new ValidationError(`IocSource.${feed}`, `the folder '${path}' is empty`, 'put files into it, or take the feed away');
    }
    return new IocSource(idOf(feed, provider), (scope) => {
      const asset = new Asset(scope, 'Files', { path });
      return { settings: { feed, provider, bucket: asset.s3BucketName, key: asset.s3ObjectKey, name: basename(path) }, asset };
    });
  }

  private static inBucket(feed: FileFeed, bucket: s3.IBucket, prefix: string, { provider }: IocFileOptions): IocSource {
    checkProvider(provider);
    if (prefix.startsWith('/')) {
      throw new ValidationError(`IocSource.${feed}FromBucket`, `keys do not begin with a slash, as the prefix '${prefix}' does`, 'leave it out');
    }
    return new IocSource(idOf(feed, provider), () => ({ settings: { feed, provider, bucket: bucket.bucketName, prefix }, bucket }));
  }

  private constructor(
    /** @internal */
    public readonly _id: string,
    /** @internal */
    public readonly _attach: (scope: Construct) => AttachedFeed,
  ) {}
}

/** How AlienVault OTX knows the account. */
export interface AlienVaultOtxOptions {
  /** Secret whose whole text is the API key. */
  readonly apiKey: secretsmanager.ISecret;
}

/** What a feed is, and whose. */
export interface IocFeedProps {
  /** The SIEM that compares its logs with the indicators. */
  readonly siem: SiemOnOpenSearch;

  /** Where the indicators come from. */
  readonly source: IocSource;
}

/**
 * A feed of indicators of compromise: addresses, networks and domains that the SIEM compares its logs with. Matches are in the documents'
 * `threat.matched` and `threat.enrichments`.
 *
 * @example
 * declare const siem: SiemOnOpenSearch;
 * new IocFeed(this, 'Own', {
 *   siem,
 *   source: IocSource.txt('indicators/blocked', { provider: 'my-soc' }),
 * });
 */
export class IocFeed extends Construct {
  constructor(scope: Construct, id: string, props: IocFeedProps) {
    super(scope, id);
    const { siem, source } = props;
    if (siem._iocPipeline === undefined) {
      throw new ValidationError('siem', `the SIEM at ${siem.node.path} was not made in this app`, 'add the feed where `new SiemOnOpenSearch(…)` is');
    }
    siem._iocPipeline.add(source._attach(this));
  }
}

function checkProvider(provider: string): void {
  if (Token.isUnresolved(provider) || !/^[a-z0-9_-]{1,64}$/.test(provider)) {
    const shown = Token.isUnresolved(provider) ? 'a value that is only known at deployment' : `'${provider}'`;
    throw new ValidationError('provider', `${shown} can't name a provider`, 'give up to 64 lower case letters, digits, hyphens and underscores');
  }
}

function idOf(feed: FileFeed, provider: string): string {
  return `${feed === 'txt' ? 'Txt' : 'Stix2'}-${provider}`;
}
