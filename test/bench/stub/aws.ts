import { createReadStream, statSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { LOG_BUCKET } from './protocol';

/** The AWS services that the loader calls: S3 with files as objects, parameters and queues that are empty. */
export class AwsStub {
  public objects: { readonly [name: string]: string } = {};
  /** `<bucket>/<key>` of the log object that was asked for last. */
  public lastRead = '';
  public splits = 0;

  public async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(request.headers['x-amz-target'] ?? '');
    if (target) {
      request.resume();
      this.splits += target.startsWith('AmazonSQS.SendMessage') ? 1 : 0;
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{"Parameters":[],"Successful":[],"Failed":[]}');
      return;
    }
    const url = new URL(request.url!, 'http://stub');
    if (request.method === 'GET' && url.searchParams.has('list-type')) {
      response.writeHead(200, { 'content-type': 'application/xml' }).end('<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>');
      return;
    }
    this.object(decodeURIComponent(url.pathname.slice(1)), request, response);
  }

  private object(name: string, request: IncomingMessage, response: ServerResponse): void {
    const file = this.objects[name];
    if (!file) {
      response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>');
      return;
    }
    const size = statSync(file).size;
    const headers = { 'etag': `"${size}"`, 'last-modified': 'Mon, 03 Mar 2025 00:00:00 GMT', 'accept-ranges': 'bytes' };
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const end = Math.min(Number(range?.[2] || size - 1), size - 1);
    response.writeHead(range ? 206 : 200, {
      ...headers,
      'content-length': end - start + 1,
      ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    this.lastRead = name.startsWith(`${LOG_BUCKET}/`) ? name : this.lastRead;
    createReadStream(file, { start, end, highWaterMark: 1_048_576 }).pipe(response);
  }
}
