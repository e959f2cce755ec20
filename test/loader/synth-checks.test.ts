import { join } from 'node:path';
import type { SynthChecks } from '../../src/contract/synth-checks';
import { synthChecks } from '../../src/loader/synth-checks';

describe('a configuration', () => {
  it('of nobody has nothing wrong, and the built-in log types', () => {
    const { errors, warnings, problemOfLogType } = synthChecks.readConfiguration();
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(problemOfLogType('cloudtrail')).toBeUndefined();
    expect(problemOfLogType('cloudtrial')).toBe('there is no log type "cloudtrial": did you mean cloudtrail?');
    expect(problemOfLogType('DEFAULT')).toBe('there is no log type "DEFAULT"');
  });

  it('has errors, which keep objects from being loaded, and warnings', () => {
    const text = '[alb]\nlog_pattern = (\nindex_rotatoin = daily\n[shop]\ns3_key = shop\nfile_format = json\nindex_name = log-shop\nscript_ecs = x\nno setting\n[waff]\nindex_name = w\n';
    expect(synthChecks.readConfiguration({ name: 'siem/user.ini', text, logic: ['orders'] })).toMatchObject({
      errors: [
        'siem/user.ini:9: [shop] expected "key = value"',
        'siem/user.ini:2: [alb] log_pattern: missing ), unterminated subpattern at position 0 of (',
      ],
      warnings: [
        expect.stringMatching(/^siem\/user\.ini:3: \[alb\] index_rotatoin: no such setting.*: did you mean index_rotation\?$/),
        'siem/user.ini:11: [waff] has no s3_key: no object is of this log type: did you mean waf?',
        'siem/sf_orders.js has no effect: no section of that name has script_ecs',
      ],
    });
  });

  it('needs code where a log type asks for it', () => {
    const text = '[shop-orders]\ns3_key = shop\nfile_format = json\nindex_name = log-shop\nscript_ecs = event.outcome\n';
    const errorsWith = (logic: string[]): readonly string[] => synthChecks.readConfiguration({ name: 'user.ini', text, logic }).errors;
    expect(errorsWith([])).toEqual([expect.stringMatching(/^user\.ini:5: \[shop-orders\] script_ecs: there is no code for shop-orders: write siem\/sf_shop_orders\.js/)]);
    expect(errorsWith(['shop_orders'])).toEqual([]);
  });
});

it('a regex is Python\'s', () => {
  expect(synthChecks.problemOfRegex('(?P<name>a)(?i:b)')).toBeUndefined();
  expect(synthChecks.problemOfRegex('(?<name>a)')).toMatch(/^unknown extension .* at position 1 of /);
});

it('the bundle answers as the sources do', () => {
  const bundled = (jest.requireActual(join(__dirname, '../../assets/bundles/loader/synth-checks/index.js')) as { synthChecks: SynthChecks }).synthChecks;
  const own = { name: 'user.ini', text: '[alb]\nlog_pattern = (\n', logic: [] };
  expect(bundled.readConfiguration(own).errors).toEqual(synthChecks.readConfiguration(own).errors);
  expect(bundled.problemOfExpression('a ==')).toBe('something is missing at its end');
});
