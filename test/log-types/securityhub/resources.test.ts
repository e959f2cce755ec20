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

  it.each([['k', { PrincipalId: 'x' }], ['AWS::IAM::AccessKey:null', { PrincipalName: 'web' }]])('writes nothing when access key %s has only %j', (id, details) => {
    expect(write([{ Type: 'AwsIamRole', Id: 'role/ops' }, key(id, details)])).toEqual({});
  });

  it('relates no user without a name', () => {
    expect(write([{ Type: 'AwsIamRole', Id: 'arn:aws:iam::123456789012:role/' }])).not.toHaveProperty('related');
  });

  it.each([[[]], [[{}]], [[{ InstanceId: null }]]])('keeps the instance that a volume with attachments %j belongs to', (attachments) => {
    const instance = { Type: 'AwsEc2Instance', Id: 'instance/i-0a1b2c3d' };
    const volume = { Type: 'AwsEc2Volume', Id: 'vol-1', Details: { AwsEc2Volume: { Attachments: attachments } } };
    expect(write([instance, volume])).toMatchObject({ related: { hosts: ['i-0a1b2c3d'] } });
  });

  it.each([[undefined], [null], [[null, 'x', {}]]])('ignores resources like %j', (resources) => {
    expect(write(resources)).toEqual({});
  });
});
