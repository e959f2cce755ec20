import { applyLogic } from './apply-logic';
import { logic as directoryService } from '../../src/log-types/directory-service/directory-service';
import { logic as fsxWin } from '../../src/log-types/fsx-win/fsx-win';
import { logic } from '../../src/log-types/windows-event/windows-event';

const apply = (EventID: unknown, logStream?: string) =>
  applyLogic(logic, { Event: { System: { EventID } } }, { event: { module: 'Security' } }, { logStream }).doc;

describe('Windows events', () => {
  it('are treated alike wherever they come from', () => expect([directoryService, fsxWin]).toEqual([logic, logic]));

  it.each([
    ['4624', 'logon', 'success'],
    ['4625', 'logon-failed', 'failure'],
    ['4647', 'logoff', 'success'],
    ['4656', 'objcet-handle-requested', 'unknown'],
    ['4769', 'kerberos-service-ticket-requested', 'unknown'],
    ['7045', 'service-installed', 'success'],
  ])('of id %s are a %s: %s', (id, action, outcome) => {
    expect(apply(id)).toEqual({ event: { module: 'Security', action, outcome } });
  });

  it.each(['4703', '1', '', undefined, 4624, { '#text': '4624' }, 'constructor'])('of another id (%p) have no action', (id) => {
    expect(apply(id)).toEqual({ event: { module: 'Security' } });
  });

  it('name the instance whose log stream they come from', () => {
    expect(apply('1', 'i-0123456789abcdef0').cloud).toEqual({ instance: { id: 'i-0123456789abcdef0' } });
    expect(apply('1', 'DC01.corp.example.com-SecurityLog').cloud).toBeUndefined();
  });

  it('without a system part change nothing', () => {
    expect(applyLogic(logic, { Event: null }).doc).toEqual({});
  });
});
