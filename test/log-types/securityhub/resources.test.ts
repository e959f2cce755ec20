import { writeResources } from '../../../src/log-types/securityhub/resources';

const write = (resources: unknown, doc: Record<string, unknown> = {}) => {
  writeResources(doc, resources);
  return doc;
};
const key = (id: string, details: object) => ({ Type: 'AwsIamAccessKey', Id: id, Details: { AwsIamAccessKey: details } });

describe('writeResources', () => {
  it('relates a finding to its instance and all its addresses', () => {
    const resource = {
      Type: 'AwsEc2Instance',
      Id: 'arn:aws:ec2:us-east-1:123456789012:instance/i-0a1b2c3d',
      Details: { AwsEc2Instance: { IpV4Addresses: ['10.0.0.1', '198.51.100.7'], IpV6Addresses: ['2001:db8::1'] } },
    };
    expect(write([resource], { related: { ip: ['10.0.0.1'] } })).toEqual({
      cloud: { instance: { id: 'i-0a1b2c3d' } }, related: { hosts: ['i-0a1b2c3d'], ip: ['10.0.0.1', '198.51.100.7', '2001:db8::1'] },
    });
  });

  it('finds the instance that a volume is attached to', () => {
    const resource = { Type: 'AwsEc2Volume', Id: 'vol-1', Details: { AwsEc2Volume: { Attachments: [{ InstanceId: 'i-0a1b2c3d' }] } } };
    expect(write([resource])).toEqual({ cloud: { instance: { id: 'i-0a1b2c3d' } }, related: { hosts: ['i-0a1b2c3d'] } });
  });

  it('names the owner of an access key', () => {
    expect(write([key('AWS::IAM::AccessKey:AKIAEXAMPLE', { PrincipalName: 'maria' })])).toEqual({
      user: { id: 'AKIAEXAMPLE', name: 'maria' }, related: { user: ['AKIAEXAMPLE', 'maria'] },
    });
  });

  it('takes the principal where the key has no id', () => {
    expect(write([key('AWS::IAM::AccessKey:null', { PrincipalName: 'web', PrincipalId: 'AROAEXAMPLE:i-1' })]).user).toEqual({ id: 'AROAEXAMPLE', name: 'web' });
  });

  it('lets a later role take the place of a key', () => {
    expect(write([key('k', { PrincipalName: 'maria' }), { Type: 'AwsIamRole', Id: 'arn:aws:iam::123456789012:role/ops' }]).user).toEqual({ name: 'ops' });
  });

  it('writes nothing when an access key lacks the name of its principal', () => {
    expect(write([{ Type: 'AwsIamRole', Id: 'role/ops' }, key('k', { PrincipalId: 'x' })])).toEqual({});
  });

  it.each([[undefined], [null], [[null, 'x', {}]]])('ignores resources like %j', (resources) => {
    expect(write(resources)).toEqual({});
  });
});
