import { Lazy, Resource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IDependable } from 'constructs';

/** Services that announce objects. */
export type SendingService = 's3.amazonaws.com' | 'sns.amazonaws.com' | 'events.amazonaws.com';

/** A resource in whose name a service writes to a queue. */
export interface Sender {
  readonly service: SendingService;
  readonly account: string;
  /** Of the bucket, topic or rule; undefined: any in the account. */
  readonly arn?: string;
  /** The same without a reference to the resource, for policies of keys; undefined: any in the account. */
  readonly spelledArn?: string;
}

const SENDERS_OF = new WeakMap<sqs.IQueue, MessageSenders>();

/** Who may write to a queue and use its key for that: one statement a service, however many buckets there are, for policies have little room. */
export class MessageSenders {
  /** Lets a sender in. Queues and keys that were made elsewhere are not changed: their policies are in other hands. */
  static allow(queue: sqs.IQueue, sender: Sender): IDependable[] {
    if (!SENDERS_OF.has(queue)) SENDERS_OF.set(queue, new MessageSenders(queue));
    return SENDERS_OF.get(queue)!.add(sender);
  }

  private readonly statements = new Map<string, { senders: SenderConditions; dependencies: IDependable[] }>();

  private constructor(private readonly queue: sqs.IQueue) {}

  private add({ service, account, arn, spelledArn }: Sender): IDependable[] {
    const { queue } = this;
    const key = queue.encryptionMasterKey;
    return [
      ...this.addTo(`queue ${service}`, account, arn, (senders) => {
        if (!Resource.isOwnedResource(queue)) return [];
        const { policyDependable } = queue.addToResourcePolicy(sending(service, queue.queueArn, senders));
        return policyDependable ? [policyDependable] : [];
      }),
      ...this.addTo(`key ${service}`, account, spelledArn, (senders) => {
        key?.addToResourcePolicy(usingKey(service, senders), true);
        return key && Resource.isOwnedResource(key) ? [key] : [];
      }),
    ];
  }

  private addTo(
    policy: string, account: string, arn: string | undefined, create: (senders: SenderConditions) => IDependable[],
  ): IDependable[] {
    const name = `${policy} ${arn === undefined ? 'by account' : 'by ARN'}`;
    if (!this.statements.has(name)) {
      const senders = new SenderConditions(arn !== undefined);
      this.statements.set(name, { senders, dependencies: create(senders) });
    }
    const { senders, dependencies } = this.statements.get(name)!;
    senders.add(account, arn);
    return dependencies;
  }
}

/** The resources that a service may act for: conditions against confused deputies, which grow until the app is synthesized. */
export class SenderConditions {
  private readonly accounts = new Set<string>();
  private readonly arns = new Set<string>();

  constructor(private readonly byArn: boolean) {}

  add(account: string, arn?: string): this {
    this.accounts.add(account);
    if (arn !== undefined) this.arns.add(arn);
    return this;
  }

  get conditions(): { [operator: string]: { [key: string]: unknown } } {
    return {
      StringEquals: { 'aws:SourceAccount': oneOrAll(this.accounts) },
      ...(this.byArn && { ArnLike: { 'aws:SourceArn': oneOrAll(this.arns) } }),
    };
  }
}

/** What a queue says about a service that writes to it. */
export function sending(service: SendingService, queueArn: string, { conditions }: SenderConditions): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)], actions: ['sqs:SendMessage'], resources: [queueArn], conditions,
  });
}

/** What a key says about a service that writes to what is encrypted with it. */
export function usingKey(service: SendingService, { conditions }: SenderConditions): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)], actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'], conditions,
  });
}

function oneOrAll(values: Set<string>): unknown {
  return Lazy.any({ produce: () => (values.size === 1 ? [...values][0] : [...values]) });
}
