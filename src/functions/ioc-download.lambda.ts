import type { Context } from 'aws-lambda';
import type { DownloadItem, DownloadResult } from '../contract/ioc-feeds';
import { IocPrefixes } from '../contract/key-prefixes';
import { HttpClient } from '../ioc/feeds/http-client';
import { downloadFeed } from '../ioc/pipeline/download-feed';
import { createLogger } from '../platform/event-log';
import { readPipelineEnvironment } from '../platform/pipeline-environment';
import { readSecretText } from '../platform/secret-text';

const { geoBucket, urls, requestTimeout } = readPipelineEnvironment();
const http = new HttpClient(requestTimeout === undefined ? {} : { timeoutMs: requestTimeout });
const log = createLogger();

/** Downloads from one provider of indicators into the cache. */
export async function handler(item: DownloadItem, context: Context): Promise<DownloadResult> {
  const result = await downloadFeed(item, {
    http,
    urls,
    cache: { write: (key, bytes, metadata) => geoBucket.write(`${IocPrefixes.cache}${key}`, bytes, metadata) },
    readSecret: readSecretText,
    now: Date.now,
    deadline: Date.now() + context.getRemainingTimeInMillis(),
  });
  log[result.problems?.length ? 'warn' : 'info'](`${item.feed}: ${result.files ?? 0} files were written`, { ...result });
  return result;
}
