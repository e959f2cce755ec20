import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { GeoIp } from '../../../src';
import { findings } from '../../support/synth/findings';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const NAME = 'aes-siem-geoip-downloader';
const SECRET = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:maxmind-a1b2c3';

const withLicense = (more = {}) => siemStack((stack) => ({
  geoIp: GeoIp.maxMind({ licenseKey: secretsmanager.Secret.fromSecretCompleteArn(stack, 'License', SECRET), accountId: '123456' }), ...more,
}));

const environment = (template: Template) =>
  Object.values(template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: NAME } }))[0]?.Properties.Environment.Variables;

/** Every statement of the downloader's role. */
const policy = (template: Template): string => JSON.stringify(Object.entries(template.findResources('AWS::IAM::Policy'))
  .filter(([id]) => id.includes('GeoIpUpdaterDownloader')).map(([, { Properties }]) => Properties.PolicyDocument.Statement));

test('without a license and proxies nothing is downloaded', () => {
  expect(environment(siemTemplate())).toBeUndefined();
});

test('the databases are renewed every 12 hours, from the deployment on', () => {
  const template = Template.fromStack(withLicense().stack);

  template.hasResourceProperties('AWS::Scheduler::Schedule', { Name: NAME, ScheduleExpression: 'rate(720 minutes)', StartDate: Match.absent() });
  expect(environment(template)).toMatchObject({ MAXMIND_SECRET_ARN: SECRET, MAXMIND_ACCOUNT_ID: '123456' });
  expect(environment(template)).not.toHaveProperty('TRUSTED_PROXIES');
});

test('the function may write the databases, and no other file', () => {
  const text = policy(Template.fromStack(withLicense().stack));

  expect(text).toContain('GeoLite2/GeoLite2-City.mmdb');
  expect(text).not.toContain('TrustedProxy/');
  expect(text).not.toContain('kms:Decrypt');
});

test('proxies are listed without a license, and the function may not touch the databases', () => {
  const template = siemTemplate({ trustedProxies: [] });

  expect(environment(template)).toMatchObject({ TRUSTED_PROXIES: 'public-lists' });
  expect(policy(template)).toContain('TrustedProxy/networks.txt');
  expect(policy(template)).not.toMatch(/GeoLite2|secretsmanager/);
});

test('own proxies reach the function', () => {
  expect(environment(siemTemplate({ trustedProxies: ['10.0.0.0/8', '2001:db8::1'] })).TRUSTED_PROXIES).toBe('public-lists 10.0.0.0/8 2001:db8::1');
});

test('only the schedules of the account may call the function', () => {
  Template.fromStack(withLicense().stack).hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [Match.objectLike({
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': Match.anyValue() } },
      })],
    },
  });
});

test('a secret that is known by name only, with a key of its own, can be read', () => {
  const { stack } = siemStack((scope) => ({
    geoIp: GeoIp.maxMind({
      licenseKey: secretsmanager.Secret.fromSecretAttributes(scope, 'License', {
        secretPartialArn: SECRET.slice(0, -7),
        encryptionKey: kms.Key.fromKeyArn(scope, 'SecretKey', 'arn:aws:kms:eu-central-1:111122223333:key/secret-key'),
      }),
    }),
  }));
  const text = policy(Template.fromStack(stack));

  expect(text).toContain(':secret:maxmind-??????"');
  expect(text).toContain('key/secret-key');
});

test('everything on has no finding that is not explained', () => {
  expect(findings(withLicense({ trustedProxies: ['10.0.0.0/8'] }).stack)).toEqual([]);
});

test('an account id with letters is refused', () => {
  expect(() => siemTemplate((stack) => ({
    geoIp: GeoIp.maxMind({ licenseKey: secretsmanager.Secret.fromSecretNameV2(stack, 'License', 'maxmind'), accountId: 'me@example.com' }),
  }))).toThrow("geoIp.accountId: 'me@example.com' is no account id of MaxMind; give the number that MaxMind shows as Account ID");
});
