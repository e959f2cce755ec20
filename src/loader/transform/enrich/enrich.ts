import type { IndicatorTable } from '../../../ioc/database/read';
import type { NetworkSet } from '../../../ioc/network-set';
import { JsonText } from '../../json/json-buffer';
import type { LogTypePlan } from '../../plan';
import type { Fields, Value } from '../../types';
import { isPlain } from '../paths';
import { addAccountName } from './account-name';
import type { AccountNameTable } from './account-name';
import { compileClientIp } from './client-ip';
import type { GeoIpTable } from './geoip';
import { compileIoc } from './ioc';
import type { UserAgentHit } from './user-agent';

/** Reads user agents; results are shared between documents. */
export type UserAgentParser = (text: string) => UserAgentHit;

/** Tables for enrichment; a missing one switches its enrichment off. */
export interface Tables {
  readonly geoIp?: GeoIpTable;
  readonly indicators?: IndicatorTable;
  /** Networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies?: NetworkSet;
  readonly userAgents?: UserAgentParser;
  readonly accountNames?: AccountNameTable;
}

/** What is done with a document; `raw` are the decoded fields of its record. */
type Step = (doc: Fields, raw: Fields) => void;

/** Compiles the enrichment of a log type: the client behind proxies, location and network of addresses, indicators, user agents, names of accounts. */
export function compileEnrich(plan: LogTypePlan, tables: Tables): Step {
  const steps: Step[] = [];
  const { geoIp, indicators, trustedProxies, userAgents, accountNames } = tables;
  if (trustedProxies !== undefined && plan.clientIpXff !== undefined) steps.push(compileClientIp(plan.clientIpXff, trustedProxies, plan.roles));
  if (geoIp !== undefined) {
    for (const field of plan.geoip) steps.push((doc) => addGeoIp(doc[field], geoIp));
  }
  const searchIndicators = indicators && compileIoc(plan, indicators);
  if (searchIndicators !== undefined) steps.push(searchIndicators);
  const { userAgentField } = plan;
  if (userAgents !== undefined && userAgentField !== '') {
    steps.push((doc) => {
      if (isPlain(doc[userAgentField])) doc[userAgentField] = withUserAgent(doc[userAgentField], userAgents);
    });
  }
  if (accountNames !== undefined) steps.push((doc) => addAccountName(doc, accountNames));
  return (doc, raw) => {
    for (let i = 0; i < steps.length; i++) steps[i](doc, raw);
  };
}

function addGeoIp(field: Fields | undefined, table: GeoIpTable): void {
  const ip = field?.ip;
  if (typeof ip !== 'string') return;
  const hit = table.lookup(ip);
  if (hit === undefined) return;
  if (hit.geo !== undefined) field!.geo = field!.geo === undefined ? new JsonText(hit.geoJson!, hit.geo) : mergeInto(field!.geo, hit.geo);
  if (hit.as !== undefined) field!.as = field!.as === undefined ? new JsonText(hit.asJson!, hit.as) : mergeInto(field!.as, hit.as);
}

/** Merges in place: what a log type's record itself says about a place is corrected in the record, too. */
function mergeInto(target: Value, source: Value): Value {
  if (!isPlain(target) || !isPlain(source)) return source;
  for (const name of Object.keys(source)) target[name] = mergeInto(target[name], source[name]);
  return target;
}

function withUserAgent(field: Fields, parse: UserAgentParser): Fields | JsonText {
  const original = Array.isArray(field.original) ? field.original[0] : field.original;
  if (typeof original !== 'string' || original === '' || original === '-') return field;
  const found = parse(original);
  for (const name in field) if (name !== 'original') return { ...field, ...found.value };
  return found;
}
