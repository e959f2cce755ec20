import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../../src';

/** Props, or how to make them in the stack that they are for. */
export type Props = SiemOnOpenSearchProps | ((stack: Stack) => SiemOnOpenSearchProps);

/** A stack with one SIEM in it. */
export function siemStack(props: Props = {}): { stack: Stack; siem: SiemOnOpenSearch } {
  const stack = new Stack(new App(), 'Stack');
  const siem = new SiemOnOpenSearch(stack, 'Siem', typeof props === 'function' ? props(stack) : props);
  return { stack, siem };
}

/** The template of such a stack. */
export function siemTemplate(props: Props = {}): Template {
  return Template.fromStack(siemStack(props).stack);
}

/** A VPC that exists, with one private subnet in each of some zones. */
export function vpcOf(stack: Stack, zones: number): ec2.IVpc {
  const numbers = Array.from({ length: zones }, (_, index) => index + 1);
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: numbers.map((number) => `zone-${number}`),
    privateSubnetIds: numbers.map((number) => `subnet-${number}`),
  });
}
