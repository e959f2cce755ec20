import type { Random } from './random';
import { START, World } from './world';

/** Milliseconds between an event and the next. */
export const WINDOWS_EVENT_MS = 170;

const DOMAIN = 'CORP';
const PROGRAMS = ['C:\\Windows\\System32\\svchost.exe', 'C:\\Windows\\System32\\cmd.exe', 'C:\\Program Files\\Shop\\agent.exe', 'C:\\Windows\\explorer.exe'];

/** What an event says beside its header. */
interface EventKind {
  readonly id: number;
  readonly task: number;
  readonly keywords: string;
  readonly data: (random: Random, world: World) => { readonly [name: string]: string };
}

const KINDS: readonly EventKind[] = [
  {
    id: 4624,
    task: 12544,
    keywords: '0x8020000000000000',
    data: (random, world) => ({
      ...subject('-', '-', '0x0', 'S-1-0-0'),
      TargetUserSid: sid(random),
      ...target(random),
      LogonType: random.pick(['2', '3', '3', '10']),
      LogonProcessName: 'NtLmSsp ',
      AuthenticationPackageName: 'NTLM',
      WorkstationName: `WS-${random.int(100, 400)}`,
      LogonGuid: `{${random.uuid()}}`,
      TransmittedServices: '-',
      LmPackageName: 'NTLM V2',
      KeyLength: '128',
      ProcessId: '0x0',
      ProcessName: '-',
      IpAddress: random.pick(world.hosts),
      IpPort: String(random.int(1024, 65_536)),
      ImpersonationLevel: '%%1833',
    }),
  },
  {
    id: 4625,
    task: 12544,
    keywords: '0x8010000000000000',
    data: (random, world) => ({
      ...subject('APP01$', DOMAIN, '0x3e7', 'S-1-5-18'),
      TargetUserSid: 'S-1-0-0',
      ...target(random),
      Status: '0xc000006d',
      FailureReason: '%%2313',
      SubStatus: '0xc000006a',
      LogonType: '10',
      IpAddress: random.pick(world.clients),
      IpPort: String(random.int(1024, 65_536)),
    }),
  },
  {
    id: 4688,
    task: 13312,
    keywords: '0x8020000000000000',
    data: (random) => ({
      ...subject('APP01$', DOMAIN, '0x3e7', 'S-1-5-18'),
      NewProcessId: `0x${random.hex(4)}`,
      NewProcessName: random.pick(PROGRAMS),
      TokenElevationType: '%%1936',
      ProcessId: `0x${random.hex(3)}`,
      CommandLine: `${random.pick(PROGRAMS)} --job &quot;${random.hex(8)}&quot; &gt; D:\\logs\\${random.hex(6)}.txt`,
      TargetUserSid: 'S-1-0-0',
      ParentProcessName: random.pick(PROGRAMS),
    }),
  },
  {
    id: 4663,
    task: 12800,
    keywords: '0x8020000000000000',
    data: (random) => ({
      ...subject(`user${random.int(1, 300)}`, DOMAIN, `0x${random.hex(5)}`, sid(random)),
      ObjectServer: 'Security',
      ObjectType: 'File',
      ObjectName: `D:\\reports\\2025\\${random.hex(6)}.xlsx`,
      HandleId: `0x${random.hex(3)}`,
      AccessList: '%%4416\n\t\t\t\t%%4417\n\t\t\t\t',
      AccessMask: '0x3',
      ProcessId: `0x${random.hex(3)}`,
      ProcessName: random.pick(PROGRAMS),
    }),
  },
];

/**
 * An event of the Windows Security log as the CloudWatch agent renders it: XML in one text.
 * https://learn.microsoft.com/en-us/windows/win32/wes/eventschema-event-element
 */
export function windowsEvent(random: Random, world: World, i: number): string {
  const { id, task, keywords, data } = random.pick(KINDS);
  const time = `${new Date(START + i * WINDOWS_EVENT_MS).toISOString().slice(0, -1)}${random.int(1000, 10_000)}Z`;
  const items = Object.entries(data(random, world)).map(([name, value]) => `<Data Name='${name}'>${value}</Data>`);
  return '<Event xmlns=\'http://schemas.microsoft.com/win/2004/08/events/event\'><System>'
    + '<Provider Name=\'Microsoft-Windows-Security-Auditing\' Guid=\'{54849625-5478-4994-a5ba-3e3b0328c30d}\'/>'
    + `<EventID>${id}</EventID><Version>2</Version><Level>0</Level><Task>${task}</Task><Opcode>0</Opcode><Keywords>${keywords}</Keywords>`
    + `<TimeCreated SystemTime='${time}'/><EventRecordID>${9000 + i}</EventRecordID><Correlation ActivityID='{${random.uuid()}}'/>`
    + `<Execution ProcessID='704' ThreadID='${random.int(700, 9000)}'/><Channel>Security</Channel>`
    + `<Computer>APP0${random.int(1, 9)}.corp.example.com</Computer><Security/></System><EventData>${items.join('')}</EventData></Event>`;
}

function subject(name: string, domain: string, logonId: string, userSid: string): { [name: string]: string } {
  return { SubjectUserSid: userSid, SubjectUserName: name, SubjectDomainName: domain, SubjectLogonId: logonId };
}

function target(random: Random): { [name: string]: string } {
  return { TargetUserName: `user${random.int(1, 300)}`, TargetDomainName: DOMAIN, TargetLogonId: `0x${random.hex(6)}` };
}

function sid(random: Random): string {
  return `S-1-5-21-1000-2000-3000-${random.int(1100, 1500)}`;
}
