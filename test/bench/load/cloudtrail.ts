import { Call, callOf } from './cloudtrail-calls';
import { Random } from './random';
import { START, World } from './world';

const ROLES = ['web', 'ci', 'audit', 'etl', 'AWSServiceRoleForAutoScaling'];
const SERVICES = ['autoscaling.amazonaws.com', 'backup.amazonaws.com', 'config.amazonaws.com'];

/** A record of a CloudTrail log. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export function cloudtrailRecord(random: Random, world: World, i: number): string {
  const time = new Date(START + i * 41).toISOString().slice(0, 19) + 'Z';
  const account = random.pick(world.accounts);
  const role = random.pick(ROLES);
  const call: Call = callOf(random, { account, role, time });
  const service = random.chance(0.2) ? random.pick(SERVICES) : undefined;
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: service ? { type: 'AWSService', invokedBy: service } : identity(random, account, role, time),
    eventTime: time,
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.name,
    awsRegion: random.pick(['eu-central-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2']),
    sourceIPAddress: service ?? random.pick(world.clients),
    userAgent: service ?? random.pick(world.userAgents),
    ...(random.chance(0.05) ? { errorCode: 'AccessDenied', errorMessage: `User is not authorized to perform: ${call.service}:${call.name}` } : {}),
    requestParameters: call.request,
    responseElements: call.response,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: call.readOnly,
    eventType: 'AwsApiCall',
    managementEvent: call.service !== 's3',
    recipientAccountId: account,
    eventCategory: call.service === 's3' ? 'Data' : 'Management',
    tlsDetails: {
      tlsVersion: 'TLSv1.3',
      cipherSuite: 'TLS_AES_128_GCM_SHA256',
      clientProvidedHostHeader: `${call.service}.eu-central-1.amazonaws.com`,
    },
  });
}

function identity(random: Random, account: string, role: string, time: string): object {
  if (random.chance(0.25)) {
    const userName = `person${random.int(1, 45)}`;
    return {
      type: 'IAMUser',
      principalId: `AIDA${random.id(17)}`,
      arn: `arn:aws:iam::${account}:user/${userName}`,
      accountId: account,
      accessKeyId: `AKIA${random.id(16)}`,
      userName,
    };
  }
  const principalId = `AROA${random.id(17)}`;
  return {
    type: 'AssumedRole',
    principalId: `${principalId}:i-0${random.hex(16)}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/worker-${random.int(1, 60)}`,
    accountId: account,
    accessKeyId: `ASIA${random.id(16)}`,
    sessionContext: {
      sessionIssuer: { type: 'Role', principalId, arn: `arn:aws:iam::${account}:role/${role}`, accountId: account, userName: role },
      webIdFederationData: {},
      attributes: { creationDate: `${time.slice(0, 13)}:00:00Z`, mfaAuthenticated: 'false' },
    },
  };
}
