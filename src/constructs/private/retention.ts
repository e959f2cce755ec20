import { Duration, Size, SizeRoundingBehavior } from 'aws-cdk-lib';
import { IndexRetention } from '../index-retention';
import { ManagedDomainOptions } from '../managed-domain-options';
import { CollectionType } from '../serverless-options';
import { SiemDomain } from '../siem-domain';
import { ValidationError } from './validation';

const STEPS = ['warmAfter', 'coldAfter', 'deleteAfter'] as const;

/** Whole days; undefined: never. */
export function daysOf(duration: Duration | undefined, prop: string): number | undefined {
  if (duration === undefined) return undefined;
  // the steps are compared here, and what is left out of them would never be deleted
  if (duration.isUnresolved()) throw new ValidationError(prop, 'it is only known at deployment', 'give the number of days itself');
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
  if (retention.rolloverSize) checkRolloverSize(retention.rolloverSize);
  const { _managed, _serverless, _collection, _existing } = domain;
  if (_serverless || _collection) return checkForCollection(retention, _collection?.type ?? _serverless?.type, _collection !== undefined);
  if (_existing) checkForExisting(retention, _existing.masterRole !== undefined);
  else checkForManaged(retention, _managed);
  if (retention.coldAfter && !retention.warmAfter) {
    throw new ValidationError('retention.coldAfter', 'indices come to cold storage from the warm nodes', 'give `warmAfter` too, or leave it out');
  }
}

function checkForManaged(retention: IndexRetention, options: ManagedDomainOptions = {}): void {
  if (retention.warmAfter && !options.warmNodes) {
    throw new ValidationError('retention.warmAfter', 'the domain has no warm nodes', 'give `warmNodes` to SiemDomain.managed, or leave it out');
  }
  if (retention.coldAfter && !options.coldStorage) {
    throw new ValidationError('retention.coldAfter', 'the domain has no cold storage', 'give `coldStorage` to SiemDomain.managed, or leave it out');
  }
}

function checkRolloverSize(size: Size): void {
  const known = !size.isUnresolved();
  const mebibytes = known ? size.toMebibytes({ rounding: SizeRoundingBehavior.NONE }) : 0;
  if (mebibytes >= 1 && Number.isInteger(mebibytes)) return;
  const problem = known ? `${mebibytes} MiB are no size of an index` : 'it is only known at deployment';
  throw new ValidationError('retention.rolloverSize', problem, 'give whole MiB, like Size.gibibytes(90)');
}

/** Without its master user a domain is set up by its operators. */
function checkForExisting(retention: IndexRetention, hasMaster: boolean): void {
  const prop = ([...STEPS, 'rolloverSize'] as const).find((each) => retention[each]);
  if (prop === undefined || hasMaster) return;
  throw new ValidationError(`retention.${prop}`, 'the SIEM may not set up the domain, which exists',
    'give `masterRole` to SiemDomain.fromDomain, or leave it out and set the domain up by hand');
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
