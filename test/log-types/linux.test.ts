import { applyLogic } from './apply-logic';
import { logic as osSyslog } from '../../src/log-types/linux-os-syslog/linux-os-syslog';
import { logic as secure } from '../../src/log-types/linux-secure/linux-secure';

const sshd = (syslog_message: string) => applyLogic(secure, { proc: 'sshd', syslog_message, hostname: 'web-3' }, { event: { module: 'secure' } }).doc;

describe('linux-secure', () => {
  it.each([
    ['Accepted publickey for ec2-user from 198.51.100.24 port 53502 ssh2', 'Accepted', 'success', 'ec2-user', '198.51.100.24', '53502'],
    ['Accepted keyboard-interactive/pam for maria from 198.51.100.24 port 22 ssh2', 'Accepted', 'success', 'maria', '198.51.100.24', '22'],
    ['Failed password for invalid user admin from 203.0.113.66 port 40100 ssh2', 'Failed', 'failure', 'admin', '203.0.113.66', '40100'],
    ['Invalid user  from 203.0.113.66 port 40100', 'Invalid user', 'failure', undefined, '203.0.113.66', '40100'],
    ['Disconnected from invalid user ftp 203.0.113.66 port 40100 [preauth]', 'invalid user', 'failure', 'ftp', undefined, undefined],
    ['Received disconnect from 203.0.113.66 port 40100:11: bye', 'Received disconnect', undefined, undefined, '203.0.113.66', '40100'],
    ['Connection closed by 203.0.113.66 port 40100 [preauth]', 'Connection closed', undefined, undefined, '203.0.113.66', '40100'],
    ['pam_unix(sshd:session): session opened for user root by maria(uid=0)', 'session opened', 'success', 'maria', undefined, undefined],
    ['pam_unix(sshd:session): session closed for user maria', 'session closed', undefined, 'maria', undefined, undefined],
    ['error: AuthorizedKeysCommand /x ec2-user SHA256:EXAMPLE failed', 'error', 'failure', 'ec2-user', undefined, undefined],
    ['reverse mapping checking getaddrinfo for a.example.net [203.0.113.18] failed', 'reverse mapping checking', 'unknown', undefined, '203.0.113.18', ''],
    ['Unable to negotiate with 203.0.113.66 port 45626: no matching MAC found.', undefined, undefined, undefined, '203.0.113.66', '45626'],
    ['Disconnected from authenticating user root 203.0.113.66 port 59402 [preauth]', undefined, undefined, undefined, '203.0.113.66', ''],
    ['Server is done.', undefined, undefined, undefined, undefined, undefined],
  ])('reads "%s"', (message, action, outcome, user, ip, port) => {
    const { event, user: { name } = { name: undefined }, source = {}, related = {} } = sshd(message);
    const { ip: foundIp, port: foundPort } = source;
    expect([event.action, event.outcome, name, foundIp, foundPort]).toEqual([action, outcome, user, ip, port]);
    expect(event.category).toBe(action && 'authentication');
    expect([related.user, related.ip]).toEqual([user, ip]);
  });

  it('does not believe an address inside a user name', () => {
    expect(sshd('Invalid user x from 192.0.2.1 port 22 from 203.0.113.66 port 40302').source.ip).toBe('203.0.113.66');
  });

  it('reads hostile messages in time that grows with their length', () => {
    const doc = sshd(`Failed ${' from 1.1.1.1'.repeat(50_000)}`);
    expect(doc.source.ip).toBe('1.1.1.1');
  });

  it('takes the command of sudo as action', () => {
    const message = 'deploy : TTY=pts/0 ; PWD=/tmp ; USER=root ; COMMAND=/usr/bin/dnf update -y';
    const { doc } = applyLogic(secure, { proc: 'sudo', syslog_message: message }, { event: { module: 'secure', kind: 'event' } });
    expect(doc).toEqual({
      event: { module: 'secure', kind: 'event', action: '/usr/bin/dnf update -y', outcome: 'success' },
      user: { name: 'deploy' },
      related: { user: 'deploy' },
    });
  });

  it('finds the instance in the name of the log stream', () => {
    const { doc } = applyLogic(secure, { proc: 'cron', hostname: 'web-3' }, {}, { logStream: 'web_i-0123456789abcdef0/secure' });
    expect(doc).toEqual({ cloud: { instance: { id: 'i-0123456789abcdef0' } }, related: { hosts: ['web-3', 'i-0123456789abcdef0'] } });
  });
});

describe('linux-os-syslog', () => {
  it.each([['sshd', 'log-linux-secure'], ['sudo', 'log-linux-secure'], ['su', 'log-linux-secure'], ['sulogin', undefined], ['kernel', undefined]])(
    'writes lines of %s into index %s', (proc, indexName) => {
      expect(applyLogic(osSyslog, { proc, syslog_message: 'x' }).controls.indexName).toBe(indexName);
    });

  it('keeps its own module for commands of sudo', () => {
    const { doc } = applyLogic(osSyslog, { proc: 'sudo', syslog_message: 'a : USER=root ; COMMAND=/bin/ls' }, { event: { module: 'system' } });
    expect(doc.event.module).toBe('system');
  });
});
