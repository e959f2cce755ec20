import { Match, Template } from 'aws-cdk-lib/assertions';
import { ControlTowerLogArchive, SecurityLakeSubscription } from '../../../src';
import { siemTemplate } from '../../support/synth/siem-template';

const ROLE = 'arn:aws:iam::222233334444:role/reader';
const QUEUE = 'arn:aws:sqs:eu-central-1:222233334444:announcements';
const CONTROL_TOWER: ControlTowerLogArchive = { logBuckets: ['aws-controltower-logs', 'aws-controltower-access'], roleArn: ROLE, queueArns: [QUEUE, `${QUEUE}-2`] };
const SECURITY_LAKE: SecurityLakeSubscription = { roleArn: ROLE, externalId: 'ext-1', queueArn: QUEUE };

describe.each([
  ['the log buckets of Control Tower', { controlTower: CONTROL_TOWER }, [QUEUE, `${QUEUE}-2`], {
    CONTROL_TOWER_LOG_BUCKETS: 'aws-controltower-logs,aws-controltower-access', CONTROL_TOWER_ROLE_ARN: ROLE,
  }],
  ['Security Lake', { securityLake: SECURITY_LAKE }, [QUEUE], { SECURITY_LAKE_ROLE_ARN: ROLE, SECURITY_LAKE_EXTERNAL_ID: 'ext-1' }],
])('of %s the loader', (_, props, queues, variables) => {
  const template = siemTemplate(props);

  test('knows the role from its environment', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'aes-siem-es-loader', Environment: { Variables: Match.objectLike(variables) } });
  });

  test('may assume that role and no other', () => {
    expect(loaderStatements(template, 'sts:AssumeRole')).toEqual([ROLE]);
  });

  test('receives and deletes messages of exactly these queues', () => {
    const foreign = loaderStatements(template, 'sqs:DeleteMessage').filter((arn) => typeof arn === 'string');
    expect(foreign).toEqual(queues);
  });

  test('is fed by them, limited, and says which messages failed', () => {
    for (const EventSourceArn of queues) {
      template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        EventSourceArn, FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 10 },
      });
    }
  });
});

test('a SIEM assumes no role unless it is told one', () => {
  expect(loaderStatements(siemTemplate(), 'sts:AssumeRole')).toEqual([]);
});

const REFUSED_OF_CONTROL_TOWER: Array<[Partial<ControlTowerLogArchive>, RegExp]> = [
  [{ roleArn: 'reader' }, /^controlTower.roleArn: 'reader' is no ARN of that kind; give one like arn:aws:iam::<account>:role\/<name>/],
  [{ logBuckets: [] }, /^controlTower.logBuckets: the list is empty; name the log buckets/],
  [{ logBuckets: ['arn:aws:s3:::logs'] }, /^controlTower.logBuckets: 'arn:aws:s3:::logs' is no name of a bucket; give names/],
  [{ queueArns: [] }, /^controlTower.queueArns: the list is empty; give the queues/],
  [{ queueArns: [QUEUE, QUEUE] }, /^controlTower.queueArns: '.*' stands in it twice/],
  [{ queueArns: ['https://sqs/x'] }, /^controlTower.queueArns\[0\]: 'https:\/\/sqs\/x' is no ARN of that kind; give one like arn:aws:sqs:<region>/],
];

test.each(REFUSED_OF_CONTROL_TOWER)('%j of Control Tower is refused with what to do', (wrong, message) => {
  expect(() => siemTemplate({ controlTower: { ...CONTROL_TOWER, ...wrong } })).toThrow(message);
});

/** Resources on which the loader's policy allows an action. */
function loaderStatements(template: Template, action: string): unknown[] {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('SiemLoader')).map(([, each]) => each);
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);
}
