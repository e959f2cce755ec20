import { Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SiemDomain, VpcEndpointService } from '../../../src';
import { siemStack, siemTemplate, vpcOf } from '../../support/synth/siem-template';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';

const ISOLATED: ec2.VpcProps = { maxAzs: 3, natGateways: 0, subnetConfiguration: [{ name: 'siem', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] };

const ISOLATED_ELSEWHERE = (stack: Stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-1',
  availabilityZones: ['a', 'b', 'c'],
  isolatedSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
  isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2', 'rtb-3'],
});

/** Last part of the services' names. */
function services(template: Template): string[] {
  return Object.values(template.findResources(ENDPOINT)).map(({ Properties }) => /\.([a-z0-9]+)"/.exec(JSON.stringify(Properties.ServiceName))![1]).sort();
}

describe('a VPC of the app', () => {
  test('with a way to the internet gets the endpoint that saves what S3 traffic costs there', () => {
    expect(services(siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') })))).toEqual(['s3']);
  });

  test('with isolated subnets gets all that the functions speak to', () => {
    expect(services(siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc', ISOLATED) })))).toEqual(['s3', 'sqs', 'ssm', 'sts']);
  });

  test('keeps the endpoints that the app makes there itself, and gets no second one', () => {
    const template = siemTemplate((stack) => {
      const vpc = new ec2.Vpc(stack, 'Vpc', { ...ISOLATED, gatewayEndpoints: { Objects: { service: ec2.GatewayVpcEndpointAwsService.S3 } } });
      new ec2.InterfaceVpcEndpoint(stack, 'Parameters', { vpc, service: ec2.InterfaceVpcEndpointAwsService.SSM });
      return { vpc };
    });

    expect(services(template)).toEqual(['s3', 'sqs', 'ssm', 'sts']);
  });

  test('gets those only that are asked for', () => {
    expect(services(siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc', ISOLATED), vpcEndpoints: [] })))).toEqual([]);
  });
});

describe('an endpoint', () => {
  const template = siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc', ISOLATED) }));
  const ofThisAccount = Match.objectLike({ Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } });

  test('of S3 is entered in the route table of each subnet, reads for everybody and writes for this account', () => {
    template.hasResourceProperties(ENDPOINT, {
      VpcEndpointType: 'Gateway',
      RouteTableIds: [1, 2].map((number) => ({ Ref: Match.stringLikeRegexp(`siemSubnet${number}RouteTable`) })),
      PolicyDocument: { Statement: [Match.objectLike({ Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'] }), ofThisAccount, Match.anyValue()] },
    });
  });

  test('of S3 lets answers to CloudFormation through, which come with its own signature', () => {
    const [{ Properties }] = Object.values(template.findResources(ENDPOINT, { Properties: { VpcEndpointType: 'Gateway' } }));
    const { Action, Condition, Resource } = Properties.PolicyDocument.Statement[2];

    expect({ Action, Condition }).toEqual({ Action: 's3:PutObject', Condition: undefined });
    expect(JSON.stringify(Resource)).toMatch(/:s3:::cloudformation-custom-resource-response-"/);
  });

  test('of a service answers the whole VPC, as its private DNS name does, and principals of this account', () => {
    template.hasResourceProperties(ENDPOINT, {
      VpcEndpointType: 'Interface', PrivateDnsEnabled: true, PolicyDocument: { Statement: [ofThisAccount] },
    });
    template.hasResourceProperties(ENDPOINT, {
      PolicyDocument: { Statement: [ofThisAccount, { Action: 'sts:AssumeRoleWithWebIdentity', Effect: 'Allow', Principal: { AWS: '*' }, Resource: '*' }] },
    });
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('VPC endpoints of the SIEM'),
      SecurityGroupIngress: [Match.objectLike({ CidrIp: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Vpc'), 'CidrBlock'] }, FromPort: 443, ToPort: 443 })],
    });
  });
});

describe('an imported VPC', () => {
  test('is left as it is, with a warning when nothing leads out of its subnets', () => {
    const { stack } = siemStack((scope) => ({ vpc: ISOLATED_ELSEWHERE(scope) }));

    expect(services(Template.fromStack(stack))).toEqual([]);
    Annotations.fromStack(stack).hasWarning('/Stack/Siem', Match.stringLikeRegexp('Name the missing ones in `vpcEndpoints`'));
  });

  test('gets the endpoints that are named, and the warning goes', () => {
    const { stack } = siemStack((scope) => ({ vpc: ISOLATED_ELSEWHERE(scope), vpcEndpoints: [VpcEndpointService.S3, VpcEndpointService.SQS] }));

    expect(services(Template.fromStack(stack))).toEqual(['s3', 'sqs']);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('vpcEndpoints'));
  });

  test('without route tables can have none of S3', () => {
    expect(() => siemTemplate((stack) => ({ vpc: vpcOf(stack, 3), vpcEndpoints: [VpcEndpointService.S3] })))
      .toThrow(/^vpcEndpoints: the route tables of the chosen subnets, .* are not known; import the VPC with them/);
  });
});

test('endpoints without a VPC are refused', () => {
  expect(() => siemTemplate({ vpcEndpoints: [VpcEndpointService.S3] })).toThrow(/^vpcEndpoints: it needs a VPC; give `vpc` too/);
});

test('a collection in a VPC answers through an endpoint of its own there', () => {
  const template = siemTemplate((stack) => ({ vpc: vpcOf(stack, 3), domain: SiemDomain.serverless() }));
  const [endpoint] = Object.keys(template.findResources('AWS::OpenSearchServerless::VpcEndpoint', {
    Properties: { Name: 'aes-siem', VpcId: 'vpc-1', SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] },
  }));

  template.hasResourceProperties('AWS::OpenSearchServerless::SecurityPolicy', {
    Type: 'network',
    Policy: Match.objectLike({ 'Fn::Join': ['', [Match.stringLikeRegexp('"AllowFromPublic":false,"SourceVPCEs":\\["$'), { 'Fn::GetAtt': [endpoint, 'Id'] }, '"]}]']] }),
  });
});
