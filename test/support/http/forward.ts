import { IncomingHttpHeaders, IncomingMessage, request } from 'node:http';

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request on as it is: a signature covers its headers, that of the host, too. */
export async function forward(from: IncomingMessage, body: Buffer, to: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${to}${from.url}`, { method: from.method, headers: from.headers }, (answer) => {
      answer.toArray().then((chunks) => {
        const { 'transfer-encoding': _, ...headers } = answer.headers;
        resolve({ status: answer.statusCode!, headers, body: Buffer.concat(chunks) });
      }, reject);
    });
    sent.once('error', reject).end(body);
  });
}
