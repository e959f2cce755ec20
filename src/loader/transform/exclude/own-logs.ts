import { beginsAs } from './field-rule';
import type { FieldRule, TextMatcher } from './field-rule';
import type { LogPattern } from '../../plan';

const DEFAULT_PREFIX = 'aes-siem';
const LOADER = '-es-loader';
const FUNCTIONS = ['-ioc-download', '-ioc-plan', '-ioc-createdb', LOADER, '-index-metrics-exporter'];
const PARTITION_UPDATER = 'SecurityLake_Glue_Partition_Updater_Lambda.*';
const ROLES = 'LambdaEsLoaderServiceRole|AmazonSecurityLakeS3ReplicationRole';
const SECURITY_LAKE = 'securitylake.amazonaws.com';
const AGENTS = ['AesSiemEsLoader', 'siem-ioc-db-creator'];

/** By what the system recognises its own traces. */
export interface OwnNames {
  /** What the loader calls itself (`custom_user_agent`): a pattern, or nothing. */
  readonly userAgent: string;
  /** Name of the loader's function; tells the prefix that all names have. */
  readonly functionName?: string;
}

/**
 * Rules against the logs that loading logs itself makes, which would be loaded again and again: calls and requests of
 * this system's functions and of Security Lake's replication, recognised by user agent, caller or role.
 */
export function ownLogRules(names: OwnNames, compile: (pattern: string) => LogPattern): FieldRule[] {
  const functions = functionNames(names.functionName);
  const session = `AROA.*(${functions})`;
  const lambda = `arn.*(${functions})`;
  const role = `arn.*(${ROLES}).*`;
  const agent = (): LogPattern => agentPattern(names.userAgent, compile);
  const rule = (logType: string, path: string, pattern: string | (() => LogPattern)): FieldRule => ({
    logType,
    name: `ignore_own_logs (${path})`,
    path: path.split('.'),
    matches: whenAsked(() => beginsAs(typeof pattern === 'string' ? compile(pattern) : pattern())),
  });
  return [
    rule('cloudtrail', 'userAgent', agent),
    rule('cloudtrail', 'sourceIPAddress', SECURITY_LAKE),
    rule('cloudtrail', 'userIdentity.principalId', session),
    rule('cloudtrail', 'userIdentity.arn', role),
    rule('cloudtrail', 'requestParameters.functionName', lambda),
    rule('cloudtrail', 'requestParameters.roleArn', role),
    rule('s3accesslog', 'Requester', `(arn:.*arn.*(${functions})|${role}|svc:${SECURITY_LAKE})`),
    rule('s3accesslog', 'UserAgent', agent),
    rule('securitylake', 'src_endpoint.domain', SECURITY_LAKE),
    rule('securitylake', 'resources.uid', lambda),
    rule('securitylake', 'actor.user.uid', session),
    rule('securitylake', 'actor.session.issuer', role),
  ];
}

/** All at once take 20 ms of the start of a container that may never see such a log. */
function whenAsked(make: () => TextMatcher): TextMatcher {
  let matches: TextMatcher | undefined;
  return (text) => (matches ??= make())(text);
}

function functionNames(loader: string | undefined): string {
  const prefixes = new Set([DEFAULT_PREFIX]);
  if (loader?.endsWith(LOADER)) prefixes.add(escaped(loader.slice(0, -LOADER.length)));
  return [...[...prefixes].flatMap((prefix) => FUNCTIONS.map((name) => prefix + name)), PARTITION_UPDATER].join('|');
}

/** An empty name would match every user agent; one that is no pattern is read as text. */
function agentPattern(userAgent: string, compile: (pattern: string) => LogPattern): LogPattern {
  const anyOf = (agents: string[]): LogPattern => compile(`.*(${agents.join('|')}).*`);
  if (userAgent === '') return anyOf(AGENTS);
  try {
    return anyOf([userAgent, ...AGENTS]);
  } catch {
    return anyOf([escaped(userAgent), ...AGENTS]);
  }
}

function escaped(text: string): string {
  return text.replace(/[^\w-]/g, '\\$&');
}
