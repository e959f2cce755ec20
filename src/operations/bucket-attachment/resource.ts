import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { Attachment, Clients } from './attach';
import { Patience, PATIENCE } from './converge';
import { ownerOf } from './owner';
import type { BucketAttachmentProperties } from '../../contract/bucket-attachment';
import type { CustomResource, ResourceLog } from '../../platform/custom-resource';

type Properties = BucketAttachmentProperties & { ServiceToken: string };

/** Tries to take back what a failed creation did: whoever waits for the deployment waited long enough for the creation. */
const ROLLBACK_ATTEMPTS = 3;

/** The custom resource that attaches a bucket. Another bucket is another resource: CloudFormation detaches the former one afterwards. */
export function bucketAttachment(clients: Clients, log: ResourceLog, patience: Patience = PATIENCE): CustomResource {
  const rollBack = async (properties: Properties, owner: string): Promise<void> => {
    const attachment = new Attachment(clients, properties, owner, { ...patience, attempts: ROLLBACK_ATTEMPTS });
    await attachment.detach().catch((error) => log.error('something of it is left', { owner, error }));
  };
  return {
    physicalId: (event) => {
      const { BucketName } = propertiesOf(event);
      return `${BucketName}/${ownerOf(event, BucketName)}`;
    },
    apply: async (event) => {
      const properties = propertiesOf(event);
      const owner = ownerOf(event, properties.BucketName);
      const attachment = new Attachment(clients, properties, owner, patience);
      if (event.RequestType === 'Delete') return attachment.detach();
      try {
        await attachment.attach();
      } catch (error) {
        // of a failed update CloudFormation asks for the former state; what was never there before it leaves to us
        if (isNew(event)) await rollBack(properties, owner);
        throw error;
      }
    },
  };
}

function propertiesOf({ ResourceProperties }: CloudFormationCustomResourceEvent): Properties {
  return ResourceProperties as unknown as Properties;
}

function isNew(event: CloudFormationCustomResourceEvent): boolean {
  return event.RequestType === 'Create'
    || (event.RequestType === 'Update' && event.OldResourceProperties.BucketName !== propertiesOf(event).BucketName);
}
