import { objectField } from './object-field';
import type { Fields } from '../../loader/types';

/** A GuardDuty or Macie finding type taken apart. */
export interface Threat {
  readonly purpose: string | undefined;
  readonly resource: string;
  readonly family: string;
  readonly mechanism: string | undefined;
  readonly artifact: string | undefined;
}

/** `Purpose:Resource/Family[.Mechanism][!Artifact]`: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-format.html */
const FINDING_TYPE = /^([\p{L}\p{N}_]*):([\p{L}\p{N}_]*)\/([\p{L}\p{N}_&]*)(?:\.([\p{L}\p{N}_]*))?(?:!([\p{L}\p{N}_]*))?/u;
/** `namespace[/category]/[Purpose:]Resource-Family[.Mechanism][!Artifact]`, as Security Hub writes them. */
const HUB_TYPE = /^[^/]*(?:\/([^/]*))?\/(?:([\p{L}\p{N}_]*):)?([\p{L}\p{N}_]*)[/.-]([\p{L}\p{N}_&]*)(?:\.([\p{L}\p{N}_]*))?(?:!([\p{L}\p{N}_]*))?/u;

export function parseFindingType(type: string): Threat | undefined {
  const match = FINDING_TYPE.exec(type);
  return match ? { purpose: match[1], resource: match[2], family: match[3], mechanism: match[4], artifact: match[5] } : undefined;
}

/** A type without purpose has its category instead; one without both is none. */
export function parseHubType(type: string): Threat | undefined {
  const match = HUB_TYPE.exec(type);
  if (!match) return parseFindingType(type);
  const purpose = match[2] || match[1]?.replaceAll(' ', '');
  return purpose === undefined ? undefined : { purpose, resource: match[3], family: match[4], mechanism: match[5], artifact: match[6] };
}

export const THREAT_FIELDS = ['ThreatPurpose', 'ResourceTypeAffected', 'ThreatFamilyName', 'DetectionMechanism', 'Artifact'];

export function writeThreat(doc: Fields, threat: Threat): void {
  doc.ThreatPurpose = threat.purpose;
  doc.ResourceTypeAffected = threat.resource;
  doc.ThreatFamilyName = threat.family;
  doc.DetectionMechanism = threat.mechanism;
  doc.Artifact = threat.artifact;
}

/** Sets network.direction and event.category; an outbound finding's source is the resource, so both sides change places. */
export function writeDirectionAndCategory(doc: Fields, threat: Threat | undefined, actionType: unknown, connectionDirection: unknown): void {
  const file = isFile(threat);
  let direction: unknown = 'INBOUND';
  if (actionType === 'NETWORK_CONNECTION') direction = connectionDirection;
  else if (actionType === 'DNS_REQUEST') direction = 'OUTBOUND';
  else if (file) direction = undefined;

  if (typeof direction === 'string') objectField(doc, 'network').direction = direction.toLowerCase();
  if (direction === 'OUTBOUND') {
    const { source, destination } = doc;
    doc.source = destination;
    doc.destination = source;
  }
  if (isMalware(threat)) objectField(doc, 'event').category = 'malware';
}

/** Whether a finding tells of malware. */
export function isMalware(threat: Threat | undefined): boolean {
  const purpose = threat?.purpose;
  return isFile(threat) || purpose === 'Backdoor' || purpose === 'CryptoCurrency' || purpose === 'Trojan';
}

function isFile(threat: Threat | undefined): boolean {
  return threat?.family === 'SuspiciousFile' || threat?.family === 'MaliciousFile';
}

/** A title without blanks around it and full stops at its end. */
export function trimTitle(title: unknown): unknown {
  if (typeof title !== 'string') return title;
  const text = title.trim();
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 46) end--;
  return text.slice(0, end);
}
