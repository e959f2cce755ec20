import { LambdaClient } from '@aws-sdk/client-lambda';
import { SNSClient } from '@aws-sdk/client-sns';
import { EnvNames } from '../contract/env-names';
import { readAlarmChange } from '../operations/loader-brake/alarm-change';
import { brake } from '../operations/loader-brake/brake';
import type { BrakePosition } from '../operations/loader-brake/brake-state';
import { LoaderControls } from '../operations/loader-brake/loader-controls';
import { noticeTo } from '../operations/loader-brake/notice';
import { createLogger } from '../platform/event-log';

const logger = createLogger();
const lambda = new LambdaClient({});
const sns = new SNSClient({});

/** Pauses and resumes the loader as the alarm of the domain's storage says; called by schedule, it does what was left undone. */
export async function handler(event: unknown): Promise<BrakePosition> {
  const loaderArn = process.env[EnvNames.loaderFunctionArn] ?? '';
  const mappings = (process.env[EnvNames.loaderMappings] ?? '').split(',').filter(Boolean);
  const change = readAlarmChange(event);
  const notify = noticeTo(sns, process.env[EnvNames.alertTopicArn] || undefined, loaderArn, (message) => logger.error(message));

  const position = await brake(change, new LoaderControls(lambda, loaderArn, mappings), notify);
  if (change) logger.info(`the alarm is ${change.state}, the loader ${position}`, { reason: change.reason });
  return position;
}
