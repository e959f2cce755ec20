import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow, Caller, createRole } from './caller';
import { allowLoading, LoaderResources } from './loader-permissions';
import { Names } from './names';

/** The role of a host on which `siem load` loads old logs, or what failed: it may do what the loader may, and read the queues. */
export class BackfillRole extends Construct implements Caller {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, names: Names, resources: LoaderResources) {
    super(scope, id);
    this.role = createRole(this, 'Role', {
      roleName: names.backfillRole,
      description: `Hosts that load logs into ${names.prefix}`,
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    new iam.InstanceProfile(this, 'InstanceProfile', { instanceProfileName: names.backfillRole, role: this.role });

    allowLoading(this, resources);
    const { queues, encryptionKey } = resources;
    this.allow(['sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
      [queues.deadLetter.queueArn, queues.split.queueArn]);
    // the loader has it by its queues
    this.allow(['kms:Decrypt'], [encryptionKey.keyArn]);
  }

  allow(actions: string[], resources: string[], whyWildcards?: string): void {
    allow(this.role, actions, resources, whyWildcards);
  }
}
