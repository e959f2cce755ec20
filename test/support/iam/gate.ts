import { createServer, IncomingHttpHeaders, IncomingMessage, request, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allows, Statement } from './policy';
import { requestedAccess } from './requested-access';

/** What stands behind the gate. */
export interface GateOptions {
  /** URL of moto: signed requests go there. */
  readonly aws: string;
  /** URL of OpenSearch: requests without a signature go there. */
  readonly openSearch?: string;
  /** ARN of the domain that OpenSearch stands for. */
  readonly domainArn?: string;
  /** ARN of the key that encrypts a bucket or queue, by the ARN of these. */
  readonly keys: { readonly [arn: string]: string };
}

/**
 * Stands before moto and OpenSearch and refuses what the policies of one role don't allow. moto enforces resources of S3, SQS and STS only;
 * the gate does so for the other services, for the use of keys that S3 and SQS make in the caller's name, and for the paths of a domain.
 */
export class Gate {
  static async start(options: GateOptions): Promise<Gate> {
    const gate = new Gate(options);
    await new Promise<void>((resolve) => gate.server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  /** What the caller may do. */
  statements: readonly Statement[] = [];

  /** What was refused: `<action> on <resource>`. */
  readonly refused: string[] = [];

  private readonly server: Server;

  private constructor(private readonly options: GateOptions) {
    this.server = createServer((asked, response) => {
      this.answer(asked, response).catch((error) => response.writeHead(500).end(String(error)));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Throws when the role may not do it: for what AWS does in the role's name without a request of the function. */
  require(action: string, resource: string): void {
    if (!this.permits({ action, resource })) throw new Error(`AccessDenied: ${action} on ${resource}`);
  }

  private permits({ action, resource }: { action: string; resource: string }): boolean {
    const permitted = allows(this.statements, action, resource);
    if (!permitted) this.refused.push(`${action} on ${resource}`);
    return permitted;
  }

  private async answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await asked.toArray());
    const signed = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(asked.headers.authorization ?? '');
    const access = requestedAccess(asked, body.toString('latin1'), { service: signed?.[1] ?? 'es', ...this.options });
    const refused = access.needed.filter((each) => !this.permits(each));
    if (refused.length > 0) {
      refuse(response, signed?.[1]);
      return;
    }

    const answer = await forward(asked, body, signed ? this.options.aws : this.options.openSearch!);
    // S3 tells who may not list a bucket nothing about what is missing in it
    if (answer.status === 404 && access.whenMissing && !this.permits(access.whenMissing)) {
      refuse(response, signed?.[1]);
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

/** Sends a request on as it is: the signature covers its headers. */
async function forward(from: IncomingMessage, body: Buffer, to: string): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
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

function refuse(response: ServerResponse, service?: string): void {
  if (service === 's3' || service === 'sns') {
    response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
  } else {
    response.writeHead(service ? 400 : 403, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' }));
  }
}
