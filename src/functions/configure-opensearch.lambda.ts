import { setTimeout as sleep } from 'node:timers/promises';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { masterSession } from '../domain-setup/master-session';
import { Requests } from '../domain-setup/requests';
import { domainSetup } from '../domain-setup/resource';
import { handleCustomResource } from '../platform/custom-resource';
import { parseEndpoint } from '../platform/endpoint';
import { createLogger } from '../platform/event-log';
import { createClient } from '../platform/opensearch-client';

const region = process.env.AWS_REGION!;
const log = createLogger();
const setup = domainSetup(({ Endpoint, Domain }) => {
  const endpoint = parseEndpoint(Endpoint, region);
  return new Requests(createClient(endpoint, endpoint.signing && masterSession(Domain, region)), (milliseconds) => sleep(milliseconds));
}, region, log);

/** Sets up the domain that documents go to. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  await handleCustomResource(event, context, setup, log);
}
