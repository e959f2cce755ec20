import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { IocFunctions } from './ioc-functions';
import { IocStateMachine } from './ioc-state-machine';
import { Names } from './names';
import { shortHash } from './short-hash';
import { requireRange, ValidationError } from './validation';
import { FeedSettings } from '../../contract/ioc-feeds';
import { IocPrefixes } from '../../contract/key-prefixes';

/** What the pipeline is made of. */
export interface IocPipelineProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly geoBucket: s3.Bucket;
  /** How often the database of indicators is made anew. */
  readonly schedule?: Duration;
}

/** A feed and what its functions must be allowed to read for it. */
export interface AttachedFeed {
  readonly settings: FeedSettings;
  readonly apiKey?: secretsmanager.ISecret;
  readonly asset?: Asset;
  readonly bucket?: s3.IBucket;
}

/**
 * Downloads indicators and makes the database that the loader compares logs with. It is there without any feed, too: operators put files of
 * their own into the geo bucket.
 */
export class IocPipeline extends Construct {
  readonly stateMachine: sfn.StateMachine;
  private readonly functions: IocFunctions;
  private readonly feeds: FeedSettings[] = [];

  constructor(scope: Construct, id: string, props: IocPipelineProps) {
    super(scope, id);
    const { names, geoBucket, schedule = Duration.hours(12) } = props;
    if (schedule.isUnresolved() && schedule.unitLabel() !== 'minutes') {
      throw new ValidationError('iocSchedule', `${schedule.unitLabel()} that are only known at deployment can't be converted`, 'give Duration.minutes(…)');
    }
    requireRange('iocSchedule', schedule.toMinutes({ integral: false }), 60, 7 * 24 * 60, ' minutes');

    this.functions = new IocFunctions(this, 'Functions', props);
    // feeds are added later
    const feeds = Lazy.any({ produce: () => this.feeds });
    const machine = new IocStateMachine(this, 'StateMachine', {
      names, encryptionKey: props.encryptionKey, functions: this.functions, feeds, schedule, scheduleName: this.scheduleName(names),
    });
    this.stateMachine = machine.stateMachine;
    forgetOldFiles(geoBucket);
  }

  /** Throws ValidationError when the SIEM has such a feed already. */
  add(feed: AttachedFeed): void {
    const { settings } = feed;
    if (this.feeds.some((other) => identityOf(other) === identityOf(settings))) {
      throw new ValidationError('source', `the SIEM already has a feed ${identityOf(settings)}`,
        'remove one of them; files of one provider belong into one folder or below one prefix');
    }
    this.feeds.push(settings);
    if (feed.apiKey) this.functions.allowReadingSecret(feed.apiKey);
    if (feed.asset) this.functions.allowReadingAsset(feed.asset);
    if (feed.bucket && 'prefix' in settings) this.functions.allowReadingBucket(feed.bucket, settings.prefix ?? '');
  }

  /** A schedule with another name is another schedule, and a new one starts at once: so do feeds that were added or changed. */
  private scheduleName(names: Names): string {
    return Lazy.string({
      produce: () => {
        const feeds = JSON.stringify(Stack.of(this).resolve(this.feeds));
        return names.iocSchedule(shortHash(feeds));
      },
    });
  }
}

function identityOf(settings: FeedSettings): string {
  return 'provider' in settings ? `${settings.feed} of the provider '${settings.provider}'` : settings.feed;
}

/** The cache is renewed all the time, and of databases only the last ones are of use. */
function forgetOldFiles(geoBucket: s3.Bucket): void {
  geoBucket.addLifecycleRule({
    id: 'delete-ioc-temp-files',
    prefix: IocPrefixes.cache,
    expiration: Duration.days(14),
    noncurrentVersionExpiration: Duration.days(1),
  });
  geoBucket.addLifecycleRule({ id: 'delete-old-ioc-versions', prefix: 'IOC/', noncurrentVersionExpiration: Duration.days(30) });
}
