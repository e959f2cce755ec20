import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import { FunctionSchedule } from '../../../src/constructs/private/function-schedule';
import { Names } from '../../../src/constructs/private/names';
import { SiemFunction } from '../../../src/constructs/private/siem-function';
import { findings } from '../../support/synth/findings';

function stackWith(every: Duration): Stack {
  const stack = new Stack(new App(), 'Stack');
  const target = new SiemFunction(stack, 'Target', {
    names: new Names(stack),
    encryptionKey: new kms.Key(stack, 'Key', { enableKeyRotation: true }),
    name: 'es-loader-stopper',
    description: 'A function',
    memorySize: 128,
    timeout: Duration.minutes(1),
    environment: {},
    whyNoDeadLetterQueue: 'It is called again.',
    whyNoReservedConcurrency: 'One schedule calls it.',
  });
  new FunctionSchedule(stack, 'Schedule', { name: 'schedule', target, every });
  return stack;
}

const template = Template.fromStack(stackWith(Duration.hours(1)));

test.each([[Duration.minutes(1), 'rate(1 minute)'], [Duration.minutes(5), 'rate(5 minutes)'], [Duration.hours(12), 'rate(720 minutes)']])(
  '%s is written as the service reads it', (every, expression) => {
    Template.fromStack(stackWith(every)).hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: expression, StartDate: Match.absent() });
  });

test('the first call, which comes at once, finds roles that may do what they must', () => {
  const [{ DependsOn }] = Object.values(template.findResources('AWS::Scheduler::Schedule'));

  expect(DependsOn.filter((id: string) => id.includes('DefaultPolicy'))).toHaveLength(2);
});

test('the role of the schedule may call this function only', () => {
  const [id] = Object.keys(template.findResources('AWS::Lambda::Function'));

  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { 'Fn::GetAtt': [id, 'Arn'] } }] },
  });
});

test('it has no finding that is not explained', () => {
  expect(findings(stackWith(Duration.hours(1)))).toEqual([]);
});
