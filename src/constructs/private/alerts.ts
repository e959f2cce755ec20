import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { AlertOptions } from '../alert-options';
import { allow, createRole } from './caller';
import { Names } from './names';
import { openSearchService } from './opensearch-service';
import { ValidationError } from './validation';

/** What alerts are made of. */
export interface AlertsProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly options: AlertOptions;
  /** Whose notifications are alerts; none: there is none of the account. */
  readonly domain?: opensearch.IDomain;
}

/** Where the SIEM tells people that something needs them: alarms, notifications of the domain, monitors. */
export class Alerts extends Construct {
  readonly topic: sns.ITopic;
  private readonly key?: kms.IKey;

  constructor(scope: Construct, id: string, props: AlertsProps) {
    super(scope, id);
    const { names, options } = props;
    if (options.topic?.fifo) throw new ValidationError('alerts.topic', 'alarms publish to no FIFO topic', 'give a standard one, or leave it out for a new one');
    this.key = options.topic ? options.topic.masterKey : props.encryptionKey;
    this.topic = options.topic ?? this.createTopic(names, props.encryptionKey);
    if (options.email !== undefined) this.mailTo(options.email);
    if (props.domain) this.passOnNotifications(props.domain);
    if (options.monitorRole) this.createMonitorRole(names);
  }

  private createTopic(names: Names, encryptionKey: kms.IKey): sns.Topic {
    const topic = new sns.Topic(this, 'Topic', {
      topicName: names.alertTopic,
      displayName: names.prefix,
      masterKey: encryptionKey,
      enforceSSL: true,
    });
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
    const { account } = Stack.of(this);
    const alarms = Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const statement = {
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': alarms } },
    };
    topic.addToResourcePolicy(new iam.PolicyStatement({ ...statement, actions: ['sns:Publish'], resources: [topic.topicArn] }));
    encryptionKey.addToResourcePolicy(new iam.PolicyStatement({ ...statement, actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['*'] }));
    return topic;
  }

  private mailTo(email: string): void {
    if (!Token.isUnresolved(email) && !/^[^\s@]+@[^\s@]+$/.test(email)) {
      throw new ValidationError('alerts.email', `'${email}' is no address`, 'give one, or subscribe to `siem.alertTopic` yourself');
    }
    this.topic.addSubscription(new EmailSubscription(email));
  }

  /** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/monitoring-events.html */
  private passOnNotifications(domain: opensearch.IDomain): void {
    // with a role: of EventBridge itself a key can't know for whom it publishes
    const eventBridge = new iam.ServicePrincipal('events.amazonaws.com', this.ofThisAccount);
    const role = this.publisher('DomainNotificationsRole', eventBridge, 'Passes notifications of the OpenSearch domain on');
    new events.Rule(this, 'DomainNotifications', {
      description: 'Notifications of the OpenSearch domain',
      eventPattern: { source: ['aws.es'], resources: [domain.domainArn] },
      // the target of CDK would let the role use the key for more than that
      targets: [{ bind: () => ({ arn: this.topic.topicArn, role }) }],
    });
  }

  private createMonitorRole(names: Names): void {
    this.publisher('MonitorRole', openSearchService(this.ofThisAccount), 'Monitors of OpenSearch publish alerts with it', names.alertRole);
  }

  /** A role that may publish, and nothing else. */
  private publisher(id: string, assumedBy: iam.IPrincipal, description: string, roleName?: string): iam.Role {
    const role = createRole(this, id, { roleName, description, assumedBy });
    allow(role, ['sns:Publish'], [this.topic.topicArn]);
    if (this.key) allow(role, ['kms:Decrypt', 'kms:GenerateDataKey'], [this.key.keyArn]);
    return role;
  }

  private get ofThisAccount(): iam.ServicePrincipalOpts {
    return { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } };
  }
}
