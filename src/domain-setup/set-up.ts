import { applyLifecycle } from './lifecycle';
import type { Retention } from './lifecycle-policies';
import { RequestRefused } from './requests';
import type { Requests } from './requests';
import { applySecurity } from './security';
import type { Members } from './security';
import { applySnapshots } from './snapshots';
import { applyTemplates } from './templates';
import type { DomainProperties, RetentionProperties } from '../contract/domain-setup';

/** The name of a new domain is known everywhere after some minutes, and so is who may ask. */
const UNTIL_REACHED_MS = 300_000;
const CONFLICTS_MS = 15_000;

/**
 * Brings a domain to the state that the SIEM needs. Templates come first and members last but snapshots: nobody writes into an index that has no
 * mapping. Gives what was changed; a second run changes nothing.
 */
export async function setUpDomain(
  requests: Requests, domain: DomainProperties, { region, former }: { region: string; former: Members },
): Promise<string[]> {
  await requests.untilKnown(UNTIL_REACHED_MS, () => requests.send('GET', '/'), mayPass);
  // somebody else changed the same just now: what is there is read again
  return requests.untilKnown(CONFLICTS_MS, () => applyAll(requests, domain, region, former), isConflict);
}

async function applyAll(requests: Requests, domain: DomainProperties, region: string, former: Members): Promise<string[]> {
  return [
    ...await applyTemplates(requests, numberOf(domain.Replicas)),
    ...await applyLifecycle(requests, domain.Retention && retentionOf(domain.Retention)),
    ...await applySecurity(requests, domain.Members, former),
    ...await applySnapshots(requests, {
      bucket: domain.Snapshots.Bucket, roleArn: domain.Snapshots.RoleArn, warm: domain.Snapshots.Warm === 'true', region,
    }),
  ];
}

function isConflict(error: unknown): boolean {
  return error instanceof RequestRefused && error.status === 409;
}

function mayPass(error: unknown): boolean {
  // of other kinds: a role that can't be assumed yet
  return !(error instanceof RequestRefused) || [0, 401, 403].includes(error.status);
}

function retentionOf({ WarmAfterDays, ColdAfterDays, DeleteAfterDays, RolloverMebibytes }: RetentionProperties): Retention {
  return {
    warmAfterDays: numberOf(WarmAfterDays),
    coldAfterDays: numberOf(ColdAfterDays),
    deleteAfterDays: numberOf(DeleteAfterDays),
    rolloverMebibytes: numberOf(RolloverMebibytes),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
