import type { Fields, Value } from '../../loader/types';

/** The addresses of a resource of AWS Config, sorted, each once. */
export function addressesOf(item: Fields, configuration: Fields): string[] {
  const found = addressesByType(item, configuration).flat().filter((address): address is string => typeof address === 'string' && address !== '');
  return [...new Set(found)].sort();
}

function addressesByType(item: Fields, configuration: Fields): Value[] {
  switch (item.resourceType) {
    case 'AWS::EC2::EIP':
      return [item.resourceName, configuration.privateIpAddress];
    case 'AWS::EC2::Instance':
      return listOf(configuration.networkInterfaces).flatMap(interfaceAddresses);
    case 'AWS::EC2::NetworkInterface':
      return interfaceAddresses(configuration);
    case 'AWS::EC2::NatGateway': {
      const address = listOf(configuration.natGatewayAddresses)[0];
      return [address?.publicIp, address?.privateIp];
    }
    case 'AWS::SSM::ManagedInstanceInventory':
      return listOf(configuration['AWS:Network']?.Content).flatMap((network) => [network?.IPV6, network?.IPV4]);
    default:
      return [];
  }
}

function interfaceAddresses(networkInterface: Value): Value[] {
  return listOf(networkInterface?.privateIpAddresses).flatMap((address) => [address?.privateIpAddress, address?.association?.publicIp]);
}

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : [];
}
