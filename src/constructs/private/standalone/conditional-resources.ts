import { choiceOf, isNothing, Value } from './intrinsics';

/** Turns resources that are chosen or not into resources with conditions, as CloudFormation has them. */
export class ConditionalResources {
  constructor(private readonly conditions: { [name: string]: Value }) {}

  /** @param template whose resources are chosen as values are, and wait for each other by maps */
  writeOut(template: Value): Value {
    const { Resources, ...rest } = template;
    const resources = Object.fromEntries(Object.entries(Resources).map(([id, resource]) => [id, this.asResource(resource)]));
    requireWhatIsWaitedFor(resources);
    return { ...rest, Conditions: this.conditions, Resources: resources };
  }

  private asResource(value: Value, condition?: string): Value {
    const choice = choiceOf(value);
    if (choice) {
      const [name, on, off] = choice;
      if (isNothing(off)) return this.asResource(on, this.both(condition, name));
      if (isNothing(on)) return this.asResource(off, this.both(condition, this.not(name)));
      throw new Error(`with ${name} a resource is another one`);
    }
    const { DependsOn, ...resource } = value;
    const dependencies = Object.keys(DependsOn);
    return { ...resource, ...(condition && { Condition: condition }), ...(dependencies.length > 0 && { DependsOn: dependencies }) };
  }

  private both(one: string | undefined, other: string): string {
    return one === undefined ? other : this.define(`${one}And${other}`, { 'Fn::And': [{ Condition: one }, { Condition: other }] });
  }

  private not(name: string): string {
    return this.define(`Not${name}`, { 'Fn::Not': [{ Condition: name }] });
  }

  private define(name: string, expression: Value): string {
    this.conditions[name] = expression;
    return name;
  }
}

/** CloudFormation takes no choice in DependsOn, and refuses a template whose resources wait for one that is not made. */
function requireWhatIsWaitedFor(resources: { [id: string]: Value }): void {
  for (const [id, { Condition, DependsOn = [] }] of Object.entries(resources)) {
    const missing = DependsOn.find((each: string) => resources[each].Condition !== undefined && resources[each].Condition !== Condition);
    if (missing !== undefined) throw new Error(`${id} waits for ${missing}, which is not always there`);
  }
}
