import type { KMSClient } from '@aws-sdk/client-kms';
import type { S3Client } from '@aws-sdk/client-s3';
import { bucketNotifications, WantedNotifications, withNotifications } from './bucket-notifications';
import { bucketPolicy, withStatements } from './bucket-policy';
import { converge, Patience, PATIENCE, persist } from './converge';
import { isLastToNeed, named, switched, turnedOnByUs } from './event-bridge';
import { ensureGrant, revokeGrants } from './key-grant';
import { isOf } from './owner';
import type { BucketAttachmentProperties } from '../../contract/bucket-attachment';

/** What an attachment works with. */
export interface Clients {
  readonly s3: S3Client;
  readonly kms: KMSClient;
}

/** What one resource adds to one bucket: a few statements, notifications and a grant among those of others, which stay as they are. */
export class Attachment {
  private readonly policy;
  private readonly notifications;
  private readonly isOwn: (sid: string | undefined) => boolean;

  constructor(
    private readonly clients: Clients,
    private readonly properties: BucketAttachmentProperties,
    private readonly owner: string,
    private readonly patience: Patience = PATIENCE,
  ) {
    const bucket = { Bucket: properties.BucketName, ExpectedBucketOwner: properties.BucketOwner };
    this.policy = bucketPolicy(clients.s3, bucket);
    this.notifications = bucketNotifications(clients.s3, bucket, owner);
    this.isOwn = (sid) => isOf(owner, sid);
  }

  /** Adds what is missing, and takes away what an earlier state of the resource had and this one has not. Rights first, then the notifications. */
  async attach(): Promise<void> {
    const { KeyGrant, Statements } = this.properties;
    if (KeyGrant) await this.untilDone(() => ensureGrant(this.clients.kms, KeyGrant, this.owner));
    if (!Statements) return;
    if (this.usesEventBridge) {
      await this.putStatements(await this.eventBridgeIsOn());
      await this.switchEventBridge(true);
    } else {
      await this.releaseEventBridge();
      await this.putStatements(undefined);
    }
    await this.announceTo(this.wantedNotifications());
  }

  /** Takes away what is the owner's, and only that. All of it is tried, whatever fails. A bucket or key that is gone has nothing of it. */
  async detach(): Promise<void> {
    const { KeyGrant, Statements } = this.properties;
    const steps = [
      ...(Statements ? [
        () => this.announceTo(undefined),
        () => this.releaseEventBridge(),
        () => converge(this.policy, (now, written) => withStatements(now, this.isOwn, [], written), this.patience),
      ] : []),
      ...(KeyGrant ? [() => this.untilDone(() => revokeGrants(this.clients.kms, KeyGrant.KeyArn, this.owner))] : []),
    ];
    const failures: unknown[] = [];
    for (const step of steps) {
      await step().catch((error) => {
        if (error.name !== 'NoSuchBucket') failures.push(error);
      });
    }
    if (failures.length > 0) throw failures[0];
  }

  private get usesEventBridge(): boolean {
    return this.properties.Announcement?.To === 'EventBridge';
  }

  private wantedNotifications(): WantedNotifications | undefined {
    const { Announcement } = this.properties;
    if (!Announcement || Announcement.To === 'EventBridge') return undefined;
    return { to: Announcement.To, target: Announcement.TargetArn!, filters: Announcement.Filters ?? [] };
  }

  /** @param eventBridgeIsOn undefined: it does not matter */
  private async putStatements(eventBridgeIsOn: boolean | undefined): Promise<void> {
    await converge(this.policy, (now, written) => {
      const note = eventBridgeIsOn !== undefined && turnedOnByUs(now, eventBridgeIsOn);
      return withStatements(now, this.isOwn, named(this.properties.Statements!, this.owner, note), written);
    }, this.patience);
  }

  private async announceTo(wanted: WantedNotifications | undefined): Promise<void> {
    await converge(this.notifications, (now, written) => withNotifications(now, this.owner, wanted, written), this.patience);
  }

  private async eventBridgeIsOn(): Promise<boolean> {
    let isOn = false;
    await this.untilDone(async () => {
      isOn = (await this.notifications.read()).EventBridgeConfiguration !== undefined;
    });
    return isOn;
  }

  private async switchEventBridge(on: boolean): Promise<void> {
    await converge(this.notifications, (now) => switched(now, on), this.patience);
  }

  private async releaseEventBridge(): Promise<void> {
    let isLast = false;
    await this.untilDone(async () => {
      isLast = isLastToNeed(await this.policy.read(), this.owner);
    });
    if (isLast) await this.switchEventBridge(false);
  }

  /** Rights that were just given are not known everywhere at once. */
  private async untilDone(step: () => Promise<void>): Promise<void> {
    await persist(async () => {
      await step();
      return true;
    }, this.patience);
  }
}
