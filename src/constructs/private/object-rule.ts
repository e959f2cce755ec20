import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { createRole } from './caller';
import { KeyFilters } from './key-filters';
import { LogSource } from './log-source';
import { MessageSenders } from './message-senders';
import { Names } from './names';
import { sameOrUnknown } from './places';
import { shortHash } from './short-hash';

/** Name of the bus that S3 sends to. */
const DEFAULT_BUS = 'default';

/** Puts events of new objects on the load queue, from the bus on which they arrive in the account of the SIEM. */
export function ruleToQueue(source: LogSource, bus: events.IEventBus | undefined): void {
  const { siem, stack } = source;
  // what can't be delivered within a day would be gone; all SIEMs that are made here have this queue
  const { deadLetterQueue } = siem as { deadLetterQueue?: sqs.IQueue };
  const arn = ruleArn(source, bus);
  const senders = [siem.loadQueue, ...(deadLetterQueue ? [deadLetterQueue] : [])].flatMap((queue) =>
    // EventBridge tells a key whose rule it is by the account only
    MessageSenders.allow(queue, { service: 'events.amazonaws.com', account: stack.account, arn }));
  const rule = createRule(source, bus, {
    id: 'LoadQueue',
    arn: siem.loadQueue.queueArn,
    ...(deadLetterQueue && { deadLetterConfig: { arn: deadLetterQueue.queueArn } }),
  });
  rule.node.addDependency(...senders);
  if (!source.bucketIsHere) letEventsIn(source, bus);
}

/** Sends events of new objects on to the bus of the SIEM: across accounts and regions a bus is the only target that takes them. */
export function ruleToBus(source: LogSource, given: events.IEventBus | undefined): void {
  const { scope, siem, siemAccount, stack } = source;
  const { region } = siem.loader.env;
  if (!given && sameOrUnknown(siemAccount, stack.account) && sameOrUnknown(region, stack.region)) {
    // the events are on the SIEM's bus already, its own rule takes them there
    return;
  }
  const busArn = given?.eventBusArn
    ?? stack.formatArn({ service: 'events', account: siemAccount, region, resource: 'event-bus', resourceName: DEFAULT_BUS });
  const role = createRole(scope, 'EventsRole', {
    description: `Sends events of new objects to the bus of ${siem.namePrefix}`,
    assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnEquals: { 'aws:SourceArn': ruleArn(source, undefined) } },
    }),
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] }));
  createRule(source, undefined, { id: 'SiemBus', arn: busArn, roleArn: role.roleArn });
}

function createRule(source: LogSource, bus: events.IEventBus | undefined, target: events.CfnRule.TargetProperty): events.CfnRule {
  return new events.CfnRule(source.scope, 'Rule', {
    name: ruleName(source),
    description: 'New log objects',
    eventBusName: bus?.eventBusName,
    eventPattern: eventPattern(source),
    targets: [target],
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function eventPattern({ bucket, filters }: LogSource): object {
  const keys = keyMatchers(filters);
  return {
    'source': ['aws.s3'],
    'detail-type': ['Object Created'],
    'detail': { bucket: { name: [bucket.bucketName] }, ...(keys.length > 0 && { object: { key: keys } }) },
  };
}

function keyMatchers({ prefixes, suffixes, all }: KeyFilters): object[] {
  if (prefixes.length > 0 && suffixes.length > 0) {
    return all.map(({ Prefix, Suffix }) => ({ wildcard: `${Prefix.replaceAll('\\', '\\\\')}*${Suffix.replaceAll('\\', '\\\\')}` }));
  }
  return [...prefixes.map((prefix) => ({ prefix })), ...suffixes.map((suffix) => ({ suffix }))];
}

/** Another account may put events on the bus; which of them are taken the rules say. Once for all its buckets: the policy of a bus has little room. */
function letEventsIn(source: LogSource, bus: events.IEventBus | undefined): void {
  const { siem, stack, bucket } = source;
  const eventBusName = bus?.eventBusName ?? DEFAULT_BUS;
  const id = `EventsOf${siem.namePrefix}-${shortHash(JSON.stringify(stack.resolve([bucket.env.account, eventBusName])))}`;
  if (stack.node.tryFindChild(id)) return;
  new events.CfnEventBusPolicy(stack, id, {
    eventBusName,
    statementId: new Names(stack, siem.namePrefix).ofLogSource(`${stack.node.path}/${id}`),
    statement: {
      Effect: 'Allow',
      Principal: { AWS: new iam.AccountPrincipal(bucket.env.account).arn },
      Action: 'events:PutEvents',
      Resource: bus?.eventBusArn ?? stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: DEFAULT_BUS }),
      Condition: { 'ForAllValues:StringEquals': { 'events:source': 'aws.s3' } },
    },
  });
}

/** ARN of the rule, spelled: the SIEM may be in a stack that this one depends on. */
export function ruleArn(source: LogSource, bus: events.IEventBus | undefined): string {
  const name = ruleName(source);
  return Stack.of(source.scope).formatArn({
    service: 'events', resource: 'rule', resourceName: bus ? `${bus.eventBusName}/${name}` : name, arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

function ruleName({ scope, siem }: LogSource): string {
  return new Names(scope, siem.namePrefix).ofLogSource(scope.node.path);
}
