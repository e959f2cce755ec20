import { join } from 'path';
import { CustomResource, Duration, FileSystem, Lazy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { Destination } from './destination';
import { Names } from './names';
import { Network } from './network';
import { daysOf } from './retention';
import { BUNDLES, SiemFunction } from './siem-function';
import { DomainProperties, DomainSetupProperties, RetentionProperties } from '../../contract/domain-setup';
import { EnvNames } from '../../contract/env-names';
import { IndexRetention } from '../index-retention';

const NAME = 'configure-opensearch';

/** What sets a domain up is made of. */
export interface DomainSetupProps {
  readonly names: Names;
  readonly encryptionKey: kms.IKey;
  readonly network?: Network;
  readonly destination: Destination;
  readonly snapshotBucket: s3.IBucket;
  /** There when the destination is a domain. */
  readonly snapshotRole?: iam.Role;
  readonly retention?: IndexRetention;
  /** Waits for its queues until the domain is set up. */
  readonly loader: lambda.IFunction;
}

/**
 * Templates, lifecycle, roles and snapshots of a domain whose master user is known. Other domains are set up by their operators; of a collection of
 * OpenSearch Serverless data access and lifecycle are resources of their own, and templates stay with its operators.
 */
export function setUpDomain(scope: Construct, props: DomainSetupProps): void {
  const { domain, masterRole } = props.destination;
  if (domain && masterRole && props.snapshotRole) new DomainSetup(scope, 'DomainSetup', props, domain, masterRole, props.snapshotRole);
}

/** The custom resource that sets a domain up, and again when something changed in it or in the package. */
class DomainSetup extends Construct {
  constructor(
    scope: Construct, id: string, props: DomainSetupProps, domain: opensearch.IDomain, masterRole: iam.IRole, snapshotRole: iam.Role,
  ) {
    super(scope, id);
    const { destination, retention } = props;
    const handler = new SiemFunction(this, 'Configure', {
      names: props.names,
      encryptionKey: props.encryptionKey,
      name: NAME,
      description: 'Sets up the domain of the SIEM: templates, lifecycle, roles, snapshots',
      memorySize: 256,
      timeout: Duration.minutes(15),
      network: props.network,
      environment: { [EnvNames.serviceName]: NAME },
      whyNoDeadLetterQueue: 'CloudFormation is told when it fails, and asks again.',
      whyNoReservedConcurrency: 'It runs during deployments only, once at a time.',
    });
    this.allowAsMaster(handler, masterRole, snapshotRole);

    const { shape, members } = destination;
    const properties: DomainSetupProperties = {
      Endpoint: destination.endpoint,
      Version: FileSystem.fingerprint(join(BUNDLES, `${NAME}.lambda`)),
      Domain: {
        Arn: domain.domainArn,
        MasterRoleArn: masterRole.roleArn,
        Members: Lazy.any({ produce: () => members?.all() ?? {} }) as unknown as DomainProperties['Members'],
        Snapshots: {
          Bucket: props.snapshotBucket.bucketName,
          RoleArn: snapshotRole.roleArn,
          Warm: String(shape ? shape.warmNodes !== 0 : retention?.warmAfter !== undefined),
        },
        ...(shape && shape.replicas !== 1 && { Replicas: String(shape.replicas) }),
        ...(retention && { Retention: retentionOf(retention) }),
      },
    };
    const resource = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::SiemDomainSetup',
      serviceToken: handler.function.functionArn,
      serviceTimeout: Duration.minutes(16),
      properties: { ...properties },
    });
    // with all that they may do
    resource.node.addDependency(handler, masterRole, snapshotRole, domain);
    // and with the way to STS and to CloudFormation's answers
    const endpoints = scope.node.tryFindChild('VpcEndpoints');
    if (endpoints) resource.node.addDependency(endpoints);
    for (const child of props.loader.node.findAll()) {
      // an index that is made before its template lives with wrong types
      if (child instanceof lambda.CfnEventSourceMapping) child.node.addDependency(resource);
    }
  }

  /**
   * The function acts as the master user, narrowed by a session policy: what it may do by itself ends with assuming that role. A role of another stack,
   * or one that exists, must trust it, or its account, already.
   */
  private allowAsMaster(handler: SiemFunction, masterRole: iam.IRole, snapshotRole: iam.Role): void {
    handler.allow(['sts:AssumeRole'], [masterRole.roleArn]);
    if (masterRole instanceof iam.Role && Stack.of(masterRole) === Stack.of(this)) {
      masterRole.assumeRolePolicy?.addStatements(new iam.PolicyStatement({ principals: [handler.role.grantPrincipal], actions: ['sts:AssumeRole'] }));
    }
    // whoever registers a repository hands its role to the service
    const { statementAdded } = masterRole.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: [snapshotRole.roleArn] }));
    if (statementAdded) {
      acknowledge(masterRole, { 'NIST.800.53.R5-IAMNoInlinePolicy': 'The master user hands one role to OpenSearch Service, for snapshots; the right goes with the SIEM.' });
    }
  }
}

function retentionOf({ warmAfter, coldAfter, deleteAfter, rolloverSize }: IndexRetention): RetentionProperties {
  const text = (value: number | undefined) => (value === undefined ? undefined : String(value));
  return {
    WarmAfterDays: text(daysOf(warmAfter, 'retention.warmAfter')),
    ColdAfterDays: text(daysOf(coldAfter, 'retention.coldAfter')),
    DeleteAfterDays: text(daysOf(deleteAfter, 'retention.deleteAfter')),
    RolloverMebibytes: text(rolloverSize?.toMebibytes()),
  };
}
