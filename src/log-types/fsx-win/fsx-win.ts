export { windowsEventLogic as logic } from '../shared/windows-event-logic';
