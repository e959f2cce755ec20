import { Duration, Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { IocSource } from '../../../src';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const template = siemTemplate({ namePrefix: 'acme' });

const INPUT_LESS = { Properties: { Target: Match.objectLike({ Input: '{}' }) } };

function scheduleOf(one: Template): any {
  const schedules = Object.values(one.findResources('AWS::Scheduler::Schedule', INPUT_LESS)).map(({ Properties }) => Properties);
  return schedules.find(({ Name }) => Name.includes('-ioc-'));
}

const scheduleName = (one: Template): string => scheduleOf(one).Name;

test('the state machine is there without any feed, and an execution needs no input', () => {
  template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
    StateMachineName: 'acme-ioc-state-machine',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ERROR' },
  });
  const { Target } = scheduleOf(template);
  expect(Target.Arn).toEqual({ Ref: Object.keys(template.findResources('AWS::StepFunctions::StateMachine'))[0] });
  expect(Target.Input).toBe('{}');
});

test('its log is encrypted, and the key lets it be', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/vendedlogs/states/acme-ioc-logs', KmsKeyId: Match.anyValue() });
  const [key] = Object.values(template.findResources('AWS::KMS::Key'));

  expect(JSON.stringify(key)).toContain('/aws/vendedlogs/states/acme-ioc-logs');
});

test('it runs twice a day from the deployment on', () => {
  expect(scheduleOf(template)).toMatchObject({ ScheduleExpression: 'rate(12 hours)', FlexibleTimeWindow: { Mode: 'OFF' }, State: 'ENABLED' });
  expect(scheduleOf(template)).not.toHaveProperty('StartDate');
});

test('another feed is another schedule, which starts at once; the same feeds are the same', () => {
  const withTor = siemTemplate({ iocFeeds: [IocSource.tor()] });
  const { siem, stack } = siemStack();
  siem.addIocFeed('Tor', IocSource.tor());

  expect(scheduleName(siemTemplate())).not.toBe(scheduleName(withTor));
  expect(scheduleName(Template.fromStack(stack))).toBe(scheduleName(withTor));
  expect(scheduleName(withTor)).toMatch(/^aes-siem-ioc-[0-9a-f]{8}$/);
});

test('the schedule is a prop', () => {
  expect(scheduleOf(siemTemplate({ iocSchedule: Duration.hours(1) })).ScheduleExpression).toBe('rate(1 hour)');
  expect(() => siemTemplate({ iocSchedule: Duration.hours(Lazy.number({ produce: () => 12 })) }))
    .toThrow('iocSchedule: hours that are only known at deployment can\'t be converted; give Duration.minutes(…)');
  expect(() => siemTemplate({ iocSchedule: Duration.minutes(5) })).toThrow(/^iocSchedule: 5 minutes is out of range; give a whole number from 60 to 10080 minutes/);
});

test.each([
  ['states.amazonaws.com', 'Runs acme-ioc-state-machine', ':stateMachine:acme-ioc-state-machine"'],
  ['scheduler.amazonaws.com', 'Starts acme-ioc-state-machine', ':schedule-group/default"'],
])('%s takes a role on for nobody else', (Service, Description, source) => {
  const [{ Properties }] = Object.values(template.findResources('AWS::IAM::Role', { Properties: { Description } }));
  const [{ Principal, Condition }] = Properties.AssumeRolePolicyDocument.Statement;

  expect(Principal).toEqual({ Service });
  expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
  expect(JSON.stringify(Condition.ArnEquals)).toContain(source);
});

test('it starts when all that it needs is there', () => {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  const policies = Object.keys(template.findResources('AWS::IAM::Policy')).filter((id) => id.includes('StateMachineRole'));

  expect(machine.DependsOn).toEqual(expect.arrayContaining(policies));
  expect(policies).toHaveLength(1);
});

test('what speaks with the internet reads nothing of the bucket and writes the cache only', () => {
  const [{ Properties }] = Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.includes('FunctionsDownload')).map(([, policy]) => policy);
  const s3 = Properties.PolicyDocument.Statement.filter(({ Action }: any) => JSON.stringify(Action).includes('s3:'));

  expect(s3).toHaveLength(1);
  expect(s3[0].Action).toBe('s3:PutObject');
  expect(JSON.stringify(s3[0].Resource)).toMatch(/IOC\/tmp\/\*/);
});

test('the cache and old databases are forgotten', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ Id: 'delete-ioc-temp-files', Prefix: 'IOC/tmp/', ExpirationInDays: 14 }),
        Match.objectLike({ Prefix: 'IOC/', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
      ]),
    },
  });
});
