import { isIpAddress } from '../../loader/transform/normalize/ip-address';
import type { LogTypeLogic, Value } from '../../loader/types';
import { isObject, objectField, objectIn } from '../shared/object-field';

/** What event.category becomes for services that have one of their own. */
const CATEGORIES = new Map([
  ...['rds', 'dynamodb', 's3', 'ebs', 'redshift', 'elasticache'].map((service) => [service, 'database'] as const),
  ...['iam', 'cloudtrail'].map((service) => [service, 'iam'] as const),
  ...['vpc', 'route53', 'elasticloadbalancing', 'network-acl', 'subnet'].map((service) => [service, 'network'] as const),
]);

const isAlert = (status: unknown): boolean => status === 'warning' || status === 'error';

export const logic: LogTypeLogic = {
  reads: ['check', 'result'],
  writes: ['related'],
  apply(doc, raw) {
    const flagged = objectIn(raw.result, 'flaggedResource');
    const event = objectField(doc, 'event');
    if (flagged !== undefined) event.kind = isAlert(flagged.status) ? 'alert' : 'event';
    else if (isAlert(objectIn(raw, 'result')?.status)) event.kind = 'alert';
    if (!Array.isArray(flagged?.metadata) || flagged.metadata.length === 0) return;

    const { service, instance } = serviceOf(objectIn(raw, 'check')?.metadata, flagged.metadata);
    const cloud = objectField(doc, 'cloud');
    cloud.service = { ...(isObject(cloud.service) ? cloud.service : {}), name: service };
    if (instance !== undefined) objectField(cloud, 'instance').id = instance;
    event.category = CATEGORIES.get(service) ?? event.category;
    const address = flagged.metadata.findLast((item: Value) => typeof item === 'string' && isIpAddress(item));
    doc.related = { ip: address === undefined ? [] : [address], hosts: instance === undefined ? [] : [instance] };
  },
};

/** The service, and where it is EC2 the kind of resource, that a row of a check's table is about. */
function serviceOf(columns: Value, row: Value[]): { service: string; instance?: string } {
  if (!Array.isArray(columns)) return { service: 'trustedadvisor' };
  const cell = (column: string): string | undefined => {
    const value = row[columns.indexOf(column)];
    return typeof value === 'string' ? value : undefined;
  };
  const arn = (cell('Workload ARN') ?? cell('Resource') ?? '').split(':');
  const service = (arn.length > 2 ? arn[2] : cell('Service') ?? '').toLowerCase();
  const [type, id] = service === 'ec2' && arn.length > 5 ? arn[5].split('/') : [];
  if (type === undefined || id === undefined) return { service };
  return type === 'instance' ? { service, instance: id } : { service: type };
}
