import { configurationItemLogic } from './config-item';

export const logic = configurationItemLogic((raw) => !Number.isNaN(Date.parse(raw.configurationItemCaptureTime)));
