import { World } from './scenario';

/** What the Lambda service does in the name of a role for the log of its function. */
export function writesItsLog({ gate, template }: World, logicalId: RegExp): void {
  const stream = template.arnOf('AWS::Logs::LogGroup', logicalId).replace(/\*$/, 'log-stream:x');
  for (const action of ['CreateLogStream', 'PutLogEvents']) gate.require(`logs:${action}`, stream);
}

/** What it does for a function in a network: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
export function joinsNetwork({ gate }: World): void {
  for (const action of ['Create', 'Delete']) gate.require(`ec2:${action}NetworkInterface`, 'arn:aws:ec2:us-east-1:123456789012:network-interface/eni-1');
  for (const action of ['AssignPrivateIpAddresses', 'DescribeNetworkInterfaces', 'DescribeSubnets', 'UnassignPrivateIpAddresses']) gate.require(`ec2:${action}`, '*');
}
