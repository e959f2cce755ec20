import { applyLogic } from './apply-logic';
import { logic } from '../../src/log-types/s3accesslog/s3accesslog';

describe('s3accesslog', () => {
  it('shortens the requester to its name', () => {
    const { doc } = applyLogic(logic, {}, { user: { name: 'arn:aws:sts::123456789012:assumed-role/web/i-0123456789abcdef0' } });
    expect(doc.user.name).toBe('i-0123456789abcdef0');
  });

  it('finds an unknown region in the end point', () => {
    expect(applyLogic(logic, { EndPoint: 'b.s3.eu-central-1.amazonaws.com' }, { cloud: { region: 'unknown' } }).doc.cloud.region).toBe('eu-central-1');
  });

  it.each([[{ EndPoint: 'b.s3.eu-central-1.amazonaws.com' }, 'us-east-1'], [{ EndPoint: null }, 'unknown'], [{ EndPoint: 'b.s3.amazonaws.com' }, 'unknown']])(
    'with %j leaves region %s', (raw, region) => {
      expect(applyLogic(logic, raw, { cloud: { region } }).doc.cloud.region).toBe(region);
    });
});
