import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Access, allows, Statement } from './policy';
import { requestedAccess } from './requested-access';
import { Answer, forward } from '../http/forward';

/** ARN of the key that encrypts a bucket, queue, topic or secret, by the ARN of these. */
export interface Keys { readonly [arn: string]: string }

/** What stands behind the gate. */
export interface GateOptions {
  /** URL of moto: signed requests go there. */
  readonly aws: string;
  /** URL of OpenSearch: requests without a signature go there. */
  readonly openSearch?: string;
  /** ARN of the domain or collection that OpenSearch stands for. */
  readonly searchArn?: string;
  readonly keys: Keys;
  /** Services for which moto compares actions and resources by itself: it decides, and the gate sees whether both agree. */
  readonly motoDecides: RegExp;
  /** Access key of the one whose policies are looked at; what others ask is passed on. */
  readonly accessKeyId: string;
}

/**
 * Stands before moto and OpenSearch and refuses what the policies of one role don't allow. moto enforces resources of S3, SQS and STS only;
 * the gate does so for the other services, for the use of keys that S3 and SQS make in the caller's name, for conditions and for the paths of a domain.
 */
export class Gate {
  static async start(options: GateOptions): Promise<Gate> {
    const gate = new Gate(options);
    await new Promise<void>((resolve) => gate.server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  keys: Keys;
  private statements: readonly Statement[] = [];
  private permitted: Access[] = [];
  private rejected: Access[] = [];
  private readonly server: Server;

  private constructor(private readonly options: GateOptions) {
    this.keys = options.keys;
    this.server = createServer((asked, response) => {
      this.answer(asked, response).catch((error) => response.writeHead(500).end(String(error)));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What the caller did since it `mayOnly` do something. */
  get used(): readonly Access[] {
    return this.permitted;
  }

  /** What was refused since then. */
  get refused(): readonly Access[] {
    return this.rejected;
  }

  /** What the caller may do from now on. */
  mayOnly(statements: readonly Statement[]): void {
    this.statements = statements;
    this.permitted = [];
    this.rejected = [];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Throws when the role may not do it: for what AWS does in the role's name without a request of the function. */
  require(action: string, resource: string): void {
    if (!this.permits({ action, resource })) throw new Error(`AccessDenied: ${action} on ${resource}`);
  }

  private permits(access: Access): boolean {
    const permitted = allows(this.statements, access.action, access.resource, access.context);
    (permitted ? this.permitted : this.rejected).push(access);
    return permitted;
  }

  private async answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await asked.toArray());
    const [, signedBy, signed] = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(asked.headers.authorization ?? '') ?? [];
    const to = signed ? this.options.aws : this.options.openSearch!;
    if (signedBy !== undefined && signedBy !== this.options.accessKeyId) {
      send(response, await forward(asked, body, to));
      return;
    }
    const access = requestedAccess(asked, body.toString('latin1'), { ...this.options, service: signed ?? 'es', keys: this.keys });
    const refused = access.needed.filter((each) => !this.permits(each));
    const isForMoto = ({ action }: Access): boolean => this.options.motoDecides.test(action);
    if (refused.length > 0 && !refused.every(isForMoto)) {
      refuse(response, signed);
      return;
    }

    const answer = await forward(asked, body, to);
    const motoRefused = signed !== undefined && /AccessDenied/.test(answer.body.toString('latin1', 0, 2000));
    if (motoRefused && refused.length === 0) this.rejected.push(...access.needed.filter(isForMoto));
    // S3 tells who may not list a bucket nothing about what is missing in it
    const isMissing = answer.status === 404 && access.whenMissing !== undefined && !this.permits(access.whenMissing);
    // moto looks at no conditions
    if (isMissing || (refused.length > 0 && !motoRefused)) refuse(response, signed);
    else send(response, answer);
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

function refuse(response: ServerResponse, service?: string): void {
  if (service === 's3' || service === 'sns') {
    response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
  } else {
    response.writeHead(service ? 400 : 403, { 'content-type': 'application/x-amz-json-1.1' })
      .end(JSON.stringify({ __type: 'AccessDeniedException', message: 'not authorized' }));
  }
}
