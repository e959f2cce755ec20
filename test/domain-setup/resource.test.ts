import { domainSetup } from '../../src/domain-setup/resource';

const connect = jest.fn();
const setup = domainSetup(connect, 'eu-central-1', { info: () => {}, error: () => {} });
const event = (RequestType: string, Endpoint = 'one.example.com'): any => ({ RequestType, ResourceProperties: { Endpoint, Domain: {} } });

test('another domain is another resource, and nothing else is', () => {
  expect(setup.physicalId(event('Create'))).toBe(setup.physicalId(event('Update')));
  expect(setup.physicalId(event('Update', 'two.example.com'))).not.toBe(setup.physicalId(event('Create')));
});

test('what was set up stays when the resource goes, and the domain is not even asked', async () => {
  await setup.apply(event('Delete'));

  expect(connect).not.toHaveBeenCalled();
});
