import { addressesOf } from '../../../src/log-types/shared/config-addresses';

const networkInterface = { privateIpAddresses: [{ privateIpAddress: '10.0.0.2', association: { publicIp: '192.0.2.2' } }, { privateIpAddress: '10.0.0.1' }] };

describe('addresses of a resource', () => {
  it.each([
    ['AWS::EC2::Instance', { networkInterfaces: [networkInterface, networkInterface] }, ['10.0.0.1', '10.0.0.2', '192.0.2.2']],
    ['AWS::EC2::NetworkInterface', networkInterface, ['10.0.0.1', '10.0.0.2', '192.0.2.2']],
    ['AWS::EC2::EIP', { privateIpAddress: '10.0.0.3' }, ['10.0.0.3', '192.0.2.9']],
    ['AWS::EC2::NatGateway', { natGatewayAddresses: [{ publicIp: '192.0.2.3', privateIp: '10.0.0.4' }, { publicIp: '192.0.2.4' }] }, ['10.0.0.4', '192.0.2.3']],
    ['AWS::SSM::ManagedInstanceInventory', { 'AWS:Network': { Content: [{ IPV4: '10.0.0.5', IPV6: '' }, { IPV6: '2001:db8::5' }] } }, ['10.0.0.5', '2001:db8::5']],
    ['AWS::EC2::VPC', networkInterface, []],
  ])('%s', (resourceType, configuration, expected) => {
    expect(addressesOf({ resourceType, resourceName: '192.0.2.9' }, configuration)).toEqual(expected);
  });

  it.each([
    ['AWS::EC2::Instance', { networkInterfaces: [null, 'eni', { privateIpAddresses: { a: 1 } }, { privateIpAddresses: [null, { privateIpAddress: 7 }] }] }],
    ['AWS::EC2::NatGateway', { natGatewayAddresses: [] }],
    ['AWS::SSM::ManagedInstanceInventory', { 'AWS:Network': null }],
  ])('are none where %s has other types', (resourceType, configuration) => {
    expect(addressesOf({ resourceType }, configuration)).toEqual([]);
  });
});
