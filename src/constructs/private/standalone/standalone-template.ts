import { choose } from './choose';
import { combine } from './combine';
import { ConditionalResources } from './conditional-resources';
import { Value } from './intrinsics';
import { CONDITIONS, Switch, switchGroups } from './switches';
import { synthesizeVariant, Variant } from './variant';
import { StandaloneAsset, StandaloneRequest } from '../../../contract/standalone-template';

/**
 * One template for all that its parameters can switch on. CDK makes the template of each variant of the SIEM, and what differs between them gets the
 * condition of the switch: so nothing in the constructs has to know of conditions, and each variant is what an app with the same settings gets.
 */
export function standaloneTemplate(request: StandaloneRequest): Variant {
  const assets = new Map<string, StandaloneAsset>();
  const templateWith = (on: Switch[]): Value => {
    const variant = synthesizeVariant(request, new Set(on));
    variant.assets.forEach((asset) => assets.set(asset.key, asset));
    return dependenciesAsMaps(variant.template);
  };
  const base = templateWith([]);
  const groups = switchGroups(request);
  const merged = groups.reduce((template, group) => combine(base, template, withChoices(group, [], base, templateWith)), base);
  const conditions = Object.fromEntries(groups.flat().map((name) => [name, CONDITIONS[name]]));
  return { template: new ConditionalResources(conditions).writeOut(merged), assets: [...assets.values()].sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

/** The template of a SIEM with what is on, and choices for the rest of a group. */
function withChoices(rest: Switch[], on: Switch[], base: Value, templateWith: (on: Switch[]) => Value): Value {
  if (rest.length === 0) return on.length === 0 ? base : templateWith(on);
  const [first, ...others] = rest;
  return choose(first, withChoices(others, [...on, first], base, templateWith), withChoices(others, on, base, templateWith));
}

/** What a resource waits for, as a map: its entries are chosen one by one. */
function dependenciesAsMaps(template: Value): Value {
  const resources = Object.entries<Value>(template.Resources).map(([id, { DependsOn, ...resource }]) => {
    const dependencies = DependsOn === undefined ? [] : [DependsOn].flat();
    return [id, { ...resource, DependsOn: Object.fromEntries(dependencies.map((each: string) => [each, true])) }];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}
