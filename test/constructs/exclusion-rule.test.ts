import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Exclusion, ExclusionAction, ExclusionRule, LoaderConfig, PatternType, SiemOnOpenSearch } from '../../src';
import { findings } from '../support/synth/findings';
import { siemStack } from '../support/synth/siem-template';

const PARAMETER = 'AWS::SSM::Parameter';

/** Files of the layers that an app brings along, each folder by itself. */
function layersOf(app: App): { [file: string]: string }[] {
  const { directory } = app.synth();
  return readdirSync(directory).filter((name) => name.startsWith('asset.')).map((name) => join(directory, name))
    .filter((folder) => readdirSync(folder).some((name) => /^(exclusions\.|user\.ini)/.test(name)))
    .map((folder) => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')])));
}

describe('an expression', () => {
  test('becomes the parameter that an operator would have put', () => {
    const { stack, siem } = siemStack();
    siem.addExclusion('Api', Exclusion.expression('waf', { name: 'api-calls', expression: "action == 'ALLOW'", action: ExclusionAction.COUNT }));

    Template.fromStack(stack).hasResourceProperties(PARAMETER, {
      Type: 'String',
      Tier: 'Standard',
      Name: '/siem/log-filter/waf/api-calls',
      Value: '{"action":"COUNT","expression":"action == \'ALLOW\'"}',
      Description: 'Exclusion rule Stack/Siem/Api',
    });
  });

  test('leaves records out when nothing else is said', () => {
    const { stack, siem } = siemStack();
    siem.addExclusion('Api', Exclusion.expression('waf', { name: 'x', expression: 'action' }), { description: 'too many' });

    Template.fromStack(stack).hasResourceProperties(PARAMETER, { Value: '{"action":"EXCLUDE","expression":"action"}', Description: 'too many' });
  });

  test('can be added to a SIEM that was deployed elsewhere, of log types that only its user.ini may have', () => {
    const stack = new Stack(new App(), 'Rules');
    const siem = importedInto(stack);
    new ExclusionRule(stack, 'Rule', { siem, rule: Exclusion.expression('wfa', { name: 'x', expression: 'action' }) });

    Template.fromStack(stack).hasResourceProperties(PARAMETER, { Name: '/siem/log-filter/wfa/x' });
    Annotations.fromStack(stack).hasWarning('/Rules/Rule', Match.stringLikeRegexp('there is no log type "wfa": did you mean waf\\?; it has an effect only'));
  });

  test('has to be where the SIEM is', () => {
    const stack = new Stack(new App(), 'Rules', { env: { account: '123456789012', region: 'eu-west-1' } });
    const add = (): unknown => new ExclusionRule(stack, 'Rule', { siem: importedInto(stack), rule: Exclusion.expression('waf', { name: 'x', expression: 'a' }) });
    expect(add).toThrow(/^rule: the SIEM is in region eu-central-1, this stack in eu-west-1; put the rule into a stack of the SIEM's region/);
  });

  test('that is long takes a parameter that holds more, up to what there is', () => {
    const { stack, siem } = siemStack();
    const rule = (length: number): Exclusion => Exclusion.expression('waf', { name: `x${length}`, expression: `a == '${'é'.repeat(length / 2)}'` });
    siem.addExclusion('Long', rule(4500));
    expect(() => siem.addExclusion('Longer', rule(9000))).toThrow(/it makes a parameter of 90\d\d bytes; take several rules: a parameter holds 8192/);
    Template.fromStack(stack).hasResourceProperties(PARAMETER, { Tier: 'Advanced' });
  });

  test('needs a name that no other has in the account and region', () => {
    const env = { account: '123456789012', region: 'eu-west-1' };
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => new SiemOnOpenSearch(new Stack(app, id, { env }), 'Siem', { namePrefix: id.toLowerCase() }));
    const rule = Exclusion.expression('waf', { name: 'x', expression: 'a' });
    one.addExclusion('First', rule);
    expect(() => two.addExclusion('Second', rule)).toThrow(/^Exclusion.expression.name: the parameter \/siem\/log-filter\/waf\/x is already made at One\/Siem\/First/);
  });

  test.each([
    ['a ==', "'a ==' is no JMESPath: something is missing at its end"],
    ["action = 'ALLOW'", "= compares nothing, == does at \"'ALLOW'\" (position 9)"],
    ["b && contains(a) && c == 'd'", 'contains() takes 2 arguments, it has 1 at ")" (position 15)'],
    ['x == `1` && a b', 'at "b" (position 14)'],
    ["a == 'x", 'a quote is not closed at "\'x" (position 5)'],
  ])('that is none is refused with the place: %s', (expression, reason) => {
    expect(() => Exclusion.expression('waf', { name: 'x', expression })).toThrow(reason);
  });

  test.each(['', 'a/b', 'a b', 'x'.repeat(129)])('with the name %j is refused', (name) => {
    expect(() => Exclusion.expression('waf', { name, expression: 'a' })).toThrow(/^Exclusion.expression.name: .*can't be part of the name of a parameter/);
  });
});

describe('rules for keys and fields', () => {
  test('lie in the layer beside user.ini, whatever the order they were added in', () => {
    const rules = [
      ['Scanner', Exclusion.field('vpcflowlogs', { field: 'srcaddr', pattern: '192.0.2.10' })],
      ['Config', Exclusion.field('cloudtrail', { field: 'userIdentity.invokedBy', pattern: '(a|b),"c"$', patternType: PatternType.REGEX, comment: 'looks\naround, often' })],
      ['Parts', Exclusion.s3Key('alb', '\\.part$')],
      ['Tests', Exclusion.s3Key('alb', '(?i)^test/')],
    ] as const;
    const [forward, backward] = [rules, rules.toReversed()].map((order) => {
      const app = new App();
      const siem = new SiemOnOpenSearch(new Stack(app, 'Stack'), 'Siem', { loaderConfig: LoaderConfig.fromInline('[alb]\nindex_rotation = daily\n') });
      order.forEach(([id, rule]) => siem.addExclusion(id, rule, id === 'Parts' ? { description: 'uploads' } : {}));
      return layersOf(app);
    });
    expect(forward).toEqual([{
      'user.ini': '[alb]\nindex_rotation = daily\n',
      'exclusions.ini': '[alb]\n# uploads\nStack/Siem/Parts = \\.part$$\nStack/Siem/Tests = (?i)^test/\n',
      'exclusions.csv': 'log_type,field,pattern,pattern_type,comment\n'
        + 'cloudtrail,userIdentity.invokedBy,"(a|b),""c""$",regex,"looks around, often"\n'
        + 'vpcflowlogs,srcaddr,192.0.2.10,text,"Stack/Siem/Scanner"\n',
    }]);
    expect(backward).toEqual(forward);
  });

  test('of two SIEMs in an app lie in two layers', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    for (const id of ['One', 'Two']) {
      const siem = new SiemOnOpenSearch(stack, id, { namePrefix: id.toLowerCase() });
      new ExclusionRule(stack, `Of${id}`, { siem, rule: Exclusion.s3Key('alb', id) });
    }
    expect(layersOf(app).map((files) => files['exclusions.ini']).sort()).toEqual(['[alb]\nStack/OfOne = One\n', '[alb]\nStack/OfTwo = Two\n']);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::LayerVersion', 2);
  });

  test('give the loader one layer, and no rules none', () => {
    const { stack, siem } = siemStack();
    siem.addExclusion('Parts', Exclusion.s3Key('alb', 'part'));
    const template = Template.fromStack(stack);
    const [layer] = Object.keys(template.findResources('AWS::Lambda::LayerVersion'));
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'aes-siem-es-loader', Layers: [{ Ref: layer }] });
    Template.fromStack(siemStack().stack).resourceCountIs('AWS::Lambda::LayerVersion', 0);
  });

  test('may be about log types of user.ini', () => {
    const { siem } = siemStack({ loaderConfig: LoaderConfig.fromInline('[shop-orders]\ns3_key = shop\nfile_format = json\nindex_name = log-shop\n') });
    expect(() => siem.addExclusion('Shop', Exclusion.field('shop-orders', { field: 'status', pattern: 'test' }))).not.toThrow();
    expect(() => siem.addExclusion('Shops', Exclusion.s3Key('shop-order', 'x'))).toThrow(/^rule: there is no log type "shop-order": did you mean shop-orders\?; give a log type/);
  });

  test.each([Exclusion.s3Key('alb', 'x'), Exclusion.field('alb', { field: 'a', pattern: 'x' })])('are refused for a SIEM that was deployed elsewhere', (rule) => {
    const stack = new Stack(new App(), 'Rules');
    expect(() => new ExclusionRule(stack, 'Rule', { siem: importedInto(stack), rule }))
      .toThrow(/^rule: rules for keys and fields are part of the loader's configuration, and the SIEM at Rules\/Siem was deployed elsewhere; add the rule where/);
  });

  test('are refused when the template was already made', () => {
    const { stack, siem } = siemStack();
    siem.addExclusion('First', Exclusion.s3Key('alb', 'a'));
    Template.fromStack(stack);
    expect(() => siem.addExclusion('Second', Exclusion.s3Key('alb', 'b'))).toThrow(/^rule: the template was already made/);
  });

  test.each([
    [() => Exclusion.s3Key('alb', '('), /^Exclusion.s3Key: the regex can't be used: missing \), unterminated subpattern at position 0 of \(;/],
    [() => Exclusion.s3Key('alb', ''), /^Exclusion.s3Key: the regex is empty and would leave out every object/],
    [() => Exclusion.s3Key('alb', ' x'), /^Exclusion.s3Key: " x" has blanks at an end or several lines; write a blank as \[ \]/],
    [() => Exclusion.field('alb', { field: '', pattern: 'x' }), /^Exclusion.field.field: "" is no path of a field; give names with dots/],
    [() => Exclusion.field('alb', { field: 'a..b', pattern: 'x' }), /^Exclusion.field.field: "a..b" is no path of a field/],
    [() => Exclusion.field('alb', { field: 'a', pattern: '*', patternType: PatternType.REGEX }), /^Exclusion.field.pattern: the regex can't be used: nothing to repeat/],
  ])('are checked as the loader reads them (%#)', (make, message) => {
    expect(make).toThrow(message);
  });
});

test('rules of all kinds add no findings of cdk-nag', () => {
  const before = findings(siemStack().stack);
  const { stack, siem } = siemStack();
  siem.addExclusion('Parts', Exclusion.s3Key('alb', 'part'));
  siem.addExclusion('Scanner', Exclusion.field('alb', { field: 'a', pattern: 'b' }));
  siem.addExclusion('Api', Exclusion.expression('waf', { name: 'x', expression: 'action' }));
  Template.fromStack(stack);
  expect(findings(stack)).toEqual(before);
});

function importedInto(stack: Stack) {
  return SiemOnOpenSearch.fromAttributes(stack, 'Siem', {
    loaderFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:aes-siem-es-loader', loaderRoleArn: 'arn:aws:iam::123456789012:role/loader',
  });
}
