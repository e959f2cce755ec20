import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/trustedadvisor/trustedadvisor';

const event = () => ({ event: { kind: 'event', category: ['configuration'] } });
const flagged = (row: unknown[], columns?: string[]) => ({ check: { metadata: columns }, result: { flaggedResource: { status: 'ok', metadata: row } } });
const arn = (rest: string) => `arn:aws:${rest}`;

describe('trustedadvisor', () => {
  it.each([
    [{ status: 'warning' }, 'alert'], [{ status: 'error' }, 'alert'], [{ status: 'ok' }, 'event'],
    [{ status: 'error', flaggedResource: 'none' }, 'alert'], [{ status: 'error', flaggedResource: { status: 'ok' } }, 'event'], [{ status: 'ok', flaggedResource: { status: 'warning' } }, 'alert'], [null, 'event'],
  ])('calls %j an %s', (result, kind) => {
    expect(applyLogic(logic, { result }, event()).doc.event.kind).toBe(kind);
  });

  it.each([
    ['Resource', arn('rds:eu-west-1:123456789012:db:shop'), 'rds', 'database'],
    ['Workload ARN', arn('wellarchitected:eu-west-1:1:workload/1'), 'wellarchitected', ['configuration']],
    ['Service', 'IAM', 'iam', 'iam'],
    ['Resource', arn('ec2:eu-west-1:123456789012:subnet/subnet-1'), 'subnet', 'network'],
    ['Resource', arn('ec2:eu-west-1:123456789012:instance/i-1'), 'ec2', ['configuration']],
    ['Resource', 'shop', '', ['configuration']],
    ['Resource', arn('S3:::shop'), 's3', 'database'],
  ])('reads service and category out of %s %s', (column, value, service, category) => {
    const { doc } = applyLogic(logic, flagged(['x', value], ['Region', column]), event());
    expect(doc.cloud.service.name).toBe(service);
    expect(doc.event.category).toEqual(category);
  });

  it('finds the instance, and the last address of the row', () => {
    const { doc } = applyLogic(logic, flagged(['192.0.2.1', arn('ec2:eu-west-1:1:instance/i-1'), '2001:db8::1', null], ['A', 'Resource', 'B', 'C']), event());
    expect(doc.cloud.instance).toEqual({ id: 'i-1' });
    expect(doc.related).toEqual({ ip: ['2001:db8::1'], hosts: ['i-1'] });
  });

  it('takes the workload for the resource of a row that names both', () => {
    const { doc } = applyLogic(logic, flagged([arn('wellarchitected:eu-west-1:1:workload/1'), arn('s3:::shop')], ['Workload ARN', 'Resource']), event());
    expect(doc.cloud.service.name).toBe('wellarchitected');
  });

  it.each([[[], ''], [undefined, 'trustedadvisor']])('goes on without columns (%j)', (columns, service) => {
    const { doc } = applyLogic(logic, flagged(['192.0.2.1'], columns), event());
    expect(doc).toMatchObject({ cloud: { service: { name: service } }, related: { ip: ['192.0.2.1'] } });
  });

  it('changes no list that documents share', () => {
    const category = Object.freeze(['configuration']);
    applyLogic(logic, flagged(['x', 'IAM'], ['A', 'Service']), { event: { category } });
    expect(category).toEqual(['configuration']);
  });
});
