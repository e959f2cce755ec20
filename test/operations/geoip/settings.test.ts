import { EnvNames } from '../../../src/contract/env-names';
import { readGeoIpSettings } from '../../../src/operations/geoip/settings';

const settingsWith = (env: NodeJS.ProcessEnv) => readGeoIpSettings({ [EnvNames.geoipBucket]: 'geo', ...env });

test.each([
  ['no list', undefined, undefined],
  ['a list without own networks', 'public-lists', []],
  ['the same with an empty parameter behind it', 'public-lists ', []],
  ['own networks, separated by blanks or commas', 'public-lists 192.0.2.0/24, 198.51.100.1', ['192.0.2.0/24', '198.51.100.1']],
])('%s of trusted proxies is read as such', (_, text, networks) => {
  expect(settingsWith({ [EnvNames.trustedProxies]: text }).ownProxies).toEqual(networks);
});

test('without a bucket it says which variable is missing', () => {
  expect(() => readGeoIpSettings({})).toThrow(EnvNames.geoipBucket);
});
