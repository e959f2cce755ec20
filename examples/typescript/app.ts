/** A SIEM in an existing network, with a larger domain, a setting, a log bucket, indicators and an exclusion of its own: `npm install`, then `npx cdk deploy`. */
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Exclusion, ExclusionAction, IocSource, LoaderConfig, LogLevel, SiemDomain, SiemOnOpenSearch } from 'siem-on-opensearch';

const app = new App();
const stack = new Stack(app, 'Siem');

const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-0123456789abcdef0',
  availabilityZones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
  privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1', 'subnet-0123456789abcdef2'],
});

const siem = new SiemOnOpenSearch(stack, 'Siem', {
  namePrefix: 'acme-siem',
  vpc,
  domain: SiemDomain.managed({
    dataNodes: 6,
    dataNodeInstanceType: 'r7g.large.search',
    masterNodes: 3,
    volumeSize: Size.tebibytes(1),
  }),
  loader: { timeout: Duration.minutes(5), maxConcurrency: 50, logLevel: LogLevel.WARN },
  loaderConfig: LoaderConfig.fromInline('[cloudtrail]\nindex_rotation = daily\n'),
  iocFeeds: [IocSource.tor()],
});

const trail = s3.Bucket.fromBucketName(stack, 'TrailBucket', 'acme-trail');
siem.addLogSource('Trail', trail, { prefixes: ['AWSLogs/'] });
siem.addExclusion('Describe', Exclusion.expression('cloudtrail', {
  name: 'describe-calls',
  expression: "starts_with(eventName, 'Describe')",
  action: ExclusionAction.COUNT,
}));

app.synth();
