import { ec2InstanceIdIn } from './ec2-instance-id';
import { objectField } from './object-field';
import type { Fields, RecordContext } from '../../loader/types';

/** What a line of sshd or sudo says; '' where its form has the part but the line leaves it empty. */
interface AuthEvent {
  readonly action?: string;
  readonly user?: string;
  readonly ip?: string;
  readonly port?: string;
}

const IP = '(?<ip>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})';
const SESSION = [
  /^pam_unix\([^)]*\): (?<action>session closed) for user (?<user>\S*)/,
  /^pam_unix\([^)]*\): (?<action>session opened) for user \S+ by (?<user>[^(]*)\(/,
];
// The first that matches counts. A user name is what the client sent: the address is taken from the end of the line.
const SSHD = [
  new RegExp('(?<action>Accepted|Failed|failure|Invalid user|invalid user) (?:[\\w/-]+ for )?(?:invalid user )?(?<user>\\S*)'
    + `(?:.* from ${IP}(?: port (?<port>[0-9]+))?)?`),
  /^(?<action>Disconnected|Received disconnect) from (?<ip>[0-9a-fA-F.:]+) port (?<port>[0-9]+)/,
  /^(?<action>error): AuthorizedKeysCommand \S+ (?<user>\S+) (?:SHA|RSA)/,
  ...SESSION,
  new RegExp(`^(?<action>Connection reset|Connection closed) by ${IP} port (?<port>[0-9]+)`),
  new RegExp(`(?:from|with) ${IP} port (?<port>[0-9]+)`),
  new RegExp(`^(?<action>reverse mapping checking) .*\\[${IP}\\]`),
  new RegExp(`\\s${IP}\\s`),
];
const SUDO = [/^(?<user>\S+) : .*?COMMAND=(?<action>.*)/, ...SESSION];

function firstMatch(rules: readonly RegExp[], message: string): AuthEvent | undefined {
  for (const rule of rules) {
    const match = rule.exec(message);
    if (match) return match.groups;
  }
  return undefined;
}

/** Sets cloud.instance.id and related.hosts from the log stream's name. */
export function writeLinuxHost(doc: Fields, hostname: unknown, context: RecordContext): void {
  const id = ec2InstanceIdIn(context.logStream);
  if (id === undefined) return;
  objectField(objectField(doc, 'cloud'), 'instance').id = id;
  objectField(doc, 'related').hosts = hostname === undefined ? [id] : [hostname, id];
}

/** Whether a process writes to the authentication log. */
export function isAuthProcess(proc: unknown): boolean {
  return typeof proc === 'string' && (proc.includes('sshd') || proc.includes('sudo') || proc === 'su');
}

/** Sets event.*, user, source and related.* from a message of sshd or sudo. */
export function writeLinuxAuth(doc: Fields, proc: unknown, message: unknown): void {
  if (typeof proc !== 'string' || typeof message !== 'string') return;
  if (proc.includes('sshd')) writeSshd(doc, firstMatch(SSHD, message));
  else if (proc.includes('sudo')) writeSudo(doc, firstMatch(SUDO, message));
}

function writeSshd(doc: Fields, auth: AuthEvent | undefined): void {
  const event = objectField(doc, 'event');
  event.module = 'secure';
  if (auth === undefined) return;
  if (auth.action) {
    event.category = 'authentication';
    event.action = auth.action;
    const outcome = outcomeOf(auth.action.toLowerCase());
    if (outcome !== undefined) event.outcome = outcome;
  }
  writeUserAndSource(doc, auth);
}

/** A command's event has no module of its own: the section's stays. */
function writeSudo(doc: Fields, auth: AuthEvent | undefined): void {
  const event = objectField(doc, 'event');
  if (auth?.action) {
    event.action = auth.action;
    event.outcome = 'success';
  } else {
    event.module = 'secure';
  }
  if (auth !== undefined) writeUserAndSource(doc, auth);
}

function writeUserAndSource(doc: Fields, auth: AuthEvent): void {
  if (auth.user) {
    objectField(doc, 'user').name = auth.user;
    objectField(doc, 'related').user = auth.user;
  }
  if (auth.ip) {
    const source = objectField(doc, 'source');
    source.ip = auth.ip;
    source.port = auth.port ?? '';
    objectField(doc, 'related').ip = auth.ip;
  }
}

function outcomeOf(action: string): string | undefined {
  if (action.includes('accept') || action.includes('opened')) return 'success';
  if (action.includes('fail') || action.includes('invalid') || action.includes('err')) return 'failure';
  if (action.includes('disconnect') || action.includes('reset') || action.includes('close')) return undefined;
  return 'unknown';
}
