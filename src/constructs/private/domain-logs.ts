import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { Names } from './names';

/** What the log groups are made of. */
export interface DomainLogsProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
}

/** Log groups of a domain: who did what (audit), what was slow, what went wrong; and the service's permission to write them. */
export class DomainLogs extends Construct {
  readonly options: opensearch.LoggingOptions;

  /** Must be there before a domain that writes the logs. */
  readonly policy: logs.ResourcePolicy;

  constructor(scope: Construct, id: string, props: DomainLogsProps) {
    super(scope, id);
    const group = (groupId: string, name: string) => new logs.LogGroup(this, groupId, {
      logGroupName: `${props.names.domainLogGroups}/${name}`,
      encryptionKey: props.encryptionKey,
      retention: logs.RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const audit = group('Audit', 'audit-logs');
    const slowIndex = group('SlowIndex', 'index-slow-logs');
    const slowSearch = group('SlowSearch', 'search-slow-logs');
    const application = group('Application', 'application-logs');

    this.options = {
      auditLogEnabled: true,
      auditLogGroup: audit,
      slowIndexLogEnabled: true,
      slowIndexLogGroup: slowIndex,
      slowSearchLogEnabled: true,
      slowSearchLogGroup: slowSearch,
      appLogEnabled: true,
      appLogGroup: application,
    };

    this.policy = new logs.ResourcePolicy(this, 'Policy', {
      resourcePolicyName: props.names.domainLogsPolicy,
      policyStatements: [new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal('es.amazonaws.com')],
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [audit, slowIndex, slowSearch, application].map((each) => each.logGroupArn),
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      })],
    });
  }
}
