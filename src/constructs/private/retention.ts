import { Duration } from 'aws-cdk-lib';
import { IndexRetention } from '../index-retention';
import { CollectionType } from '../serverless-options';
import { SiemDomain } from '../siem-domain';
import { ValidationError } from './validation';

const STEPS = ['warmAfter', 'coldAfter', 'deleteAfter'] as const;

/** Whole days; undefined: never. */
export function daysOf(duration: Duration | undefined, prop: string): number | undefined {
  if (duration === undefined || duration.isUnresolved()) return undefined;
  const days = duration.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1) throw new ValidationError(prop, `${duration.toHumanString()} are no whole days`, 'give one day or more');
  return days;
}

/** Refuses steps that can't follow each other, and steps that the domain has no place for. */
export function checkRetention(retention: IndexRetention = {}, domain: SiemDomain): void {
  const given = STEPS.map((step) => ({ step, days: daysOf(retention[step], `retention.${step}`) })).filter(({ days }) => days !== undefined);
  for (let index = 1; index < given.length; index++) {
    const [before, after] = [given[index - 1], given[index]];
    if (before.days! >= after.days!) {
      throw new ValidationError(`retention.${after.step}`, `${after.days} days are not after ${before.step}, ${before.days} days`,
        `give more than ${before.days} days`);
    }
  }
  const { _managed, _serverless, _collection, _existing } = domain;
  if (_serverless || _collection) return checkForCollection(retention, _collection?.type ?? _serverless?.type, _collection !== undefined);
  if (_existing) return;
  if (retention.warmAfter && !_managed?.warmNodes) {
    throw new ValidationError('retention.warmAfter', 'the domain has no warm nodes', 'give `warmNodes` to SiemDomain.managed, or leave it out');
  }
  if (retention.coldAfter && !_managed?.coldStorage) {
    throw new ValidationError('retention.coldAfter', 'the domain has no cold storage', 'give `coldStorage` to SiemDomain.managed, or leave it out');
  }
}

function checkForCollection(retention: IndexRetention, type: CollectionType | undefined, existing: boolean): void {
  for (const prop of ['warmAfter', 'coldAfter', 'rolloverSize'] as const) {
    if (retention[prop]) throw new ValidationError(`retention.${prop}`, 'OpenSearch Serverless has no such step', 'leave it out; `deleteAfter` works');
  }
  if (!retention.deleteAfter) return;
  if (existing) {
    throw new ValidationError('retention.deleteAfter', 'the collection is made elsewhere', 'give it a lifecycle policy where it is made');
  }
  if (type === CollectionType.SEARCH) {
    throw new ValidationError('retention.deleteAfter', 'a collection of type SEARCH keeps everything', 'take CollectionType.TIMESERIES, or leave it out');
  }
}
