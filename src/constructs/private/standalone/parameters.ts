import { CfnParameter, Stack } from 'aws-cdk-lib';
import { parameterGroups } from './parameter-groups';
import { StandaloneRequest } from '../../../contract/standalone-template';

/** The parameters of a standalone template, by name. */
export class Parameters {
  private readonly byName = new Map<string, CfnParameter>();

  constructor(stack: Stack, request: StandaloneRequest) {
    const groups = parameterGroups(request);
    for (const { parameters } of groups) {
      for (const [name, props] of Object.entries(parameters)) this.byName.set(name, new CfnParameter(stack, name, props));
    }
    // how the console shows them
    stack.templateOptions.metadata = {
      'AWS::CloudFormation::Interface': {
        ParameterGroups: groups.map(({ label, parameters }) => ({ Label: { default: label }, Parameters: Object.keys(parameters) })),
      },
    };
  }

  text(name: string): string {
    return this.get(name).valueAsString;
  }

  number(name: string): number {
    return this.get(name).valueAsNumber;
  }

  list(name: string): string[] {
    return this.get(name).valueAsList;
  }

  get(name: string): CfnParameter {
    const parameter = this.byName.get(name);
    if (!parameter) throw new Error(`there is no parameter ${name}`);
    return parameter;
  }
}
