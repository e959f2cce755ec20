import { ec2InstanceIdIn } from './ec2-instance-id';
import { objectField, objectIn } from './object-field';
import { windowsEvent } from './windows-events';
import type { LogTypeLogic } from '../../loader/types';

/** Logic of all log types that hold Windows events: what the event id says, and the instance that the log stream is named after. */
export const windowsEventLogic: LogTypeLogic = {
  reads: ['Event'],
  apply(doc, raw, context) {
    const id = objectIn(raw.Event, 'System')?.EventID;
    const known = typeof id === 'string' ? windowsEvent(id) : undefined;
    if (known !== undefined) {
      const event = objectField(doc, 'event');
      event.action = known.action;
      event.outcome = known.outcome;
    }
    const instance = ec2InstanceIdIn(context.logStream);
    if (instance !== undefined) objectField(objectField(doc, 'cloud'), 'instance').id = instance;
  },
};
