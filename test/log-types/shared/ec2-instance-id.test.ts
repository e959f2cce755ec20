import { ec2InstanceIdIn } from '../../../src/log-types/shared/ec2-instance-id';

describe('ec2InstanceIdIn', () => {
  it.each([
    ['i-0123456789abcdef0', 'i-0123456789abcdef0'],
    ['i-0a1b2c3d', 'i-0a1b2c3d'],
    ['web_i-0a1b2c3d_log', 'i-0a1b2c3d'],
    ['a/i-0a1b2c3d/i-0fedcba9876543210', 'i-0a1b2c3d'],
    ['mi-0123456789abcdef0', undefined],
    ['i-0a1b2c3d4', undefined],
    ['I-0A1B2C3D', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('finds in %s %s', (text, id) => {
    expect(ec2InstanceIdIn(text)).toBe(id);
  });
});
