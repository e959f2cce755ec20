import { builtInConfiguration, requireLogType, synthChecks } from '../../../src/constructs/private/synth-checks';

test('a log type that is none is refused with the one that may be meant', () => {
  expect(() => requireLogType('sizing', 'cloudtrail')).not.toThrow();
  expect(() => requireLogType('sizing', 'cloudtrial')).toThrow(/^sizing: there is no log type "cloudtrial": did you mean cloudtrail\?; give a log type of/);
});

test('log types of an operator count where the configuration has them', () => {
  const configuration = synthChecks().readConfiguration({ name: 'user.ini', text: '[shop]\ns3_key = shop\n', logic: [] });
  expect(() => requireLogType('rule', 'shop', configuration)).not.toThrow();
  expect(() => requireLogType('rule', 'shop')).toThrow(/there is no log type "shop"/);
});

test('the built-in configuration is read once', () => {
  expect(builtInConfiguration()).toBe(builtInConfiguration());
});

test('without the bundle it says how to get it', () => {
  jest.isolateModules(() => {
    jest.doMock('fs', () => ({ existsSync: () => false }));
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const fresh = require('../../../src/constructs/private/synth-checks') as { synthChecks: () => unknown };
    expect(() => fresh.synthChecks()).toThrow(/assets\/bundles\/loader\/synth-checks\/index\.js is missing: .*'npx projen bundle'/);
  });
});
