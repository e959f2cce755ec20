import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { IndexRetention } from '../index-retention';
import { SizingOptions } from '../sizing-options';
import type { Destination } from './destination';
import { DomainShape } from './domain-shape';
import { warmCapacityOf } from './instance-types';
import { LoaderConfiguration } from './loader-configuration';
import { daysOf } from './retention';
import { Estimate, estimate, Load, shortcomings } from './sizing';
import { requireLogType } from './synth-checks';
import { ValidationError } from './validation';

/** Days, when neither the retention nor the sizing says how long documents stay. */
const DEFAULT_HOT_DAYS = 30;

/** What an estimate is made from. */
export interface SizingInput {
  readonly sizing?: SizingOptions;
  readonly retention?: IndexRetention;
}

/** Says at synth what the domain needs for the logs, and warns of what it lacks. */
export function adviseSize(scope: Construct, destination: Destination, input: SizingInput, configuration: LoaderConfiguration): void {
  const { sizing, retention = {} } = input;
  if (!sizing) return;
  checkSizing(sizing, configuration);
  if (!destination.domain) {
    throw new ValidationError('sizing', 'a collection of OpenSearch Serverless sizes itself', 'leave it out');
  }
  const load = loadOf(sizing, retention, destination.shape);
  const result = estimate(load);
  const annotations = Annotations.of(scope);
  annotations.addInfoV2('siem-on-opensearch:sizing', describe(load, result));
  const { shape } = destination;
  if (!shape) return;
  const lacks = shortcomings(result, { type: shape.dataNodeType, count: shape.dataNodes, volumeSize: shape.volumeSize });
  const warmCapacity = shape.warmNodes * (warmCapacityOf(shape.warmNodeType) ?? Infinity);
  if (result.warmStorage > warmCapacity) lacks.push(`the warm nodes hold ${warmCapacity} GiB, and the logs need ${result.warmStorage} GiB there`);
  if (lacks.length > 0) annotations.addWarningV2('siem-on-opensearch:sizing', `The domain is too small: ${lacks.join('; ')}.`);
  if (!retention.deleteAfter && !retention.warmAfter) {
    annotations.addWarningV2('siem-on-opensearch:retention', 'Without `retention` indices stay until the data nodes are full: give `deleteAfter`.');
  }
}

function checkSizing({ gigabytesPerDay }: SizingOptions, configuration: LoaderConfiguration): void {
  const entries = Object.entries(gigabytesPerDay);
  if (entries.length === 0) throw new ValidationError('sizing.gigabytesPerDay', 'no log type is named', 'give at least one, like { cloudtrail: 20 }');
  for (const [logType, gigabytes] of entries) {
    requireLogType('sizing.gigabytesPerDay', logType, configuration.checked);
    if (!(gigabytes > 0 && Number.isFinite(gigabytes))) {
      throw new ValidationError(`sizing.gigabytesPerDay.${logType}`, `${gigabytes} is no amount of logs`, 'give GB a day, more than 0');
    }
  }
}

function loadOf({ gigabytesPerDay, hot }: SizingOptions, retention: IndexRetention, shape?: DomainShape): Load {
  const [warm, cold, deleted] = [retention.warmAfter, retention.coldAfter, retention.deleteAfter].map((each) => daysOf(each, 'retention'));
  return {
    gigabytesPerDay,
    hotDays: daysOf(hot, 'sizing.hot') ?? warm ?? deleted ?? DEFAULT_HOT_DAYS,
    warmDays: warm === undefined ? 0 : Math.max(0, (cold ?? deleted ?? warm) - warm),
    replicas: shape?.replicas ?? 1,
    zones: shape?.zones ?? 3,
  };
}

function describe(load: Load, { hotStorage, warmStorage, indices, shards, suggestion }: Estimate): string {
  return [
    `${hotStorage} GiB of volumes for ${load.hotDays} days on the data nodes with ${load.replicas} replica(s)`
      + (load.warmDays > 0 ? `, ${warmStorage} GiB on warm nodes for ${load.warmDays} days more.` : '.'),
    `To begin with: ${suggestion.count} data nodes ${suggestion.type} with ${suggestion.volumeSize} GiB each, for ${shards} shards.`,
    ...Object.entries(indices).map(([logType, { rotation, primaryShards, size }]) =>
      `${logType}: ${primaryShards} primary shard(s), index_rotation = ${rotation} (${size} GiB an index).`),
  ].join('\n');
}
