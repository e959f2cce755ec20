/** A template as CloudFormation sees it once the parameters are known: conditions decided, and what is not made gone. Parameters stay references. */
export function evaluateTemplate(template: any, parameters: Record<string, string>): { Resources: Record<string, any> } {
  const evaluate = new Evaluation(template, parameters);
  const resources = Object.entries<any>(template.Resources).filter(([, { Condition }]) => Condition === undefined || evaluate.holds(Condition));
  const made = new Set(resources.map(([id]) => id));
  return {
    Resources: Object.fromEntries(resources.map(([id, { Condition: _, DependsOn, ...resource }]) => {
      const dependencies = [DependsOn ?? []].flat().filter((each: string) => made.has(each)).sort();
      return [id, { ...evaluate.value(resource), ...(dependencies.length > 0 && { DependsOn: dependencies }) }];
    })),
  };
}

/** What resources refer to and nobody makes. */
export function danglingReferences({ Resources }: { Resources: Record<string, any> }, parameters: readonly string[]): string[] {
  const known = new Set([...Object.keys(Resources), ...parameters]);
  return referencesIn(Resources).filter((name) => !name.startsWith('AWS::') && !known.has(name));
}

function referencesIn(value: any): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.Ref === 'string') return [value.Ref];
  if (Array.isArray(value['Fn::GetAtt'])) return [value['Fn::GetAtt'][0]];
  return Object.values(value).flatMap(referencesIn);
}

const NOTHING = Symbol('AWS::NoValue');

class Evaluation {
  constructor(private readonly template: any, private readonly parameters: Record<string, string>) {}

  holds(name: string): boolean {
    if (!(name in this.template.Conditions)) throw new Error(`there is no condition ${name}`);
    return this.isTrue(this.template.Conditions[name]);
  }

  value(value: any): any {
    if (Array.isArray(value)) return value.map((each) => this.value(each)).filter((each) => each !== NOTHING);
    if (typeof value !== 'object' || value === null) return value;
    if (value.Ref === 'AWS::NoValue') return NOTHING;
    if (value['Fn::If']) {
      const [name, yes, no] = value['Fn::If'];
      return this.value(this.holds(name) ? yes : no);
    }
    if (value['Fn::Join']?.[0] === '') return joined(value['Fn::Join'][1].map((part: any) => this.value(part)));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.value(each)] as const).filter(([, each]) => each !== NOTHING));
  }

  private isTrue(expression: any): boolean {
    const [[operator, operands]] = Object.entries<any>(expression);
    switch (operator) {
      case 'Condition': return this.holds(operands);
      case 'Fn::Not': return !this.isTrue(operands[0]);
      case 'Fn::And': return operands.every((each: any) => this.isTrue(each));
      case 'Fn::Equals': return this.text(operands[0]) === this.text(operands[1]);
      default: throw new Error(`no condition is made with ${operator}`);
    }
  }

  private text(value: any): string {
    if (typeof value === 'string') return value;
    const { [value.Ref]: given = this.template.Parameters[value.Ref]?.Default } = this.parameters;
    if (given === undefined) throw new Error(`the parameter ${value.Ref} has no value`);
    return `${given}`;
  }
}

/** Neighbouring pieces of text are one. */
function joined(parts: any[]): any {
  const flat = parts.flatMap((part) => part?.['Fn::Join']?.[0] === '' ? part['Fn::Join'][1] : [part]);
  const merged: any[] = [];
  for (const part of flat) {
    if (typeof part === 'string' && typeof merged.at(-1) === 'string') merged.push(merged.pop() + part);
    else if (part !== '') merged.push(part);
  }
  return merged.length === 1 ? merged[0] : { 'Fn::Join': ['', merged] };
}
