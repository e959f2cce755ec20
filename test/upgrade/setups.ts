import { App, Stack } from 'aws-cdk-lib';
import { CfnTemplate } from './stateful-resources';
import { SiemDomain, SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../src';
import { vpcOf } from '../support/synth/siem-template';

const SETUPS: Readonly<Record<string, (stack: Stack) => SiemOnOpenSearchProps>> = {
  default: () => ({}),
  network: (stack) => ({ vpc: vpcOf(stack, 3), domain: SiemDomain.managed({ multiAzWithStandby: true }) }),
  serverless: () => ({ domain: SiemDomain.serverless() }),
};

/** Templates of SIEMs as people have deployed them. */
export function deployedTemplates(): Record<string, CfnTemplate> {
  return Object.fromEntries(Object.entries(SETUPS).map(([name, makeProps]) => {
    const app = new App();
    const stack = new Stack(app, 'Siem');
    new SiemOnOpenSearch(stack, 'Siem', makeProps(stack));
    return [name, app.synth().getStackByName('Siem').template as CfnTemplate];
  }));
}
