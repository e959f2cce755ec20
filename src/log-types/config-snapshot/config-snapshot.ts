import { configurationItemLogic } from '../config-history/config-item';

/** The time of a snapshot stands in its key. */
const SNAPSHOT_TIME = /_\d{8}T\d{6}Z_/;

export const logic = configurationItemLogic((_raw, context) => SNAPSHOT_TIME.test(context.key));
