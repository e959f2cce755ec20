import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import type { Requests } from './requests';
import { setUpDomain } from './set-up';
import type { DomainSetupProperties } from '../contract/domain-setup';
import type { CustomResource, ResourceLog } from '../platform/custom-resource';

/** Opens the way to the domain. */
export type Connect = (properties: DomainSetupProperties) => Requests;

/** The custom resource that sets a domain up. What it made stays when the resource goes: so do the documents. */
export function domainSetup(connect: Connect, region: string, log: ResourceLog): CustomResource {
  return {
    // another domain is another resource
    physicalId: ({ ResourceProperties }) => `domain-setup/${(ResourceProperties as unknown as DomainSetupProperties).Endpoint}`,
    apply: async (event) => {
      if (event.RequestType === 'Delete') return;
      const properties = event.ResourceProperties as unknown as DomainSetupProperties;
      const requests = connect(properties);
      const changed = await setUpDomain(requests, properties.Domain, { region, former: formerMembers(event, properties) });
      log.info(changed.length > 0 ? 'changed' : 'nothing to change', { changed });
    },
  };
}

function formerMembers(event: CloudFormationCustomResourceEvent, { Endpoint }: DomainSetupProperties): { [role: string]: readonly string[] } {
  if (event.RequestType !== 'Update') return {};
  const old = event.OldResourceProperties as unknown as DomainSetupProperties;
  return old.Endpoint === Endpoint ? old.Domain.Members : {};
}
