import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { forward } from '../http/forward';

/** An answer of S3 in the place of moto's. */
export interface Fault {
  readonly method: string;
  /** `policy` or `notification` */
  readonly part: string;
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Members of the error besides. */
  readonly more?: string;
}

/**
 * S3 before moto, with what moto has not: the switch for EventBridge in what it answers, the check of notifications that overlap, errors when a
 * test asks for them, and somebody else who comes in between.
 */
export class S3Front {
  static async start(moto: string): Promise<S3Front> {
    const front = new S3Front(moto);
    await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
    return front;
  }

  /** What is answered next, each once. */
  readonly faults: Fault[] = [];

  /** What happens after the next write of a part has been made, each once: `PUT policy`. */
  readonly afterwards = new Map<string, () => Promise<unknown>>();

  /** Methods and parts that were asked for. */
  readonly asked: string[] = [];

  private readonly eventBridge = new Set<string>();
  private readonly server: Server;

  private constructor(private readonly moto: string) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = Buffer.concat(await request.toArray());
    const body = bytes.toString();
    const { pathname, searchParams } = new URL(request.url!, this.moto);
    const part = ['policy', 'notification'].find((each) => searchParams.has(each)) ?? 'other';
    this.asked.push(`${request.method} ${part}`);
    const fault = this.takeFault(request.method!, part) ?? (request.method === 'PUT' && part === 'notification' ? overlap(body) : undefined);
    if (fault) {
      response.writeHead(fault.status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${fault.code}</Code><Message>${fault.message}</Message>${fault.more ?? ''}</Error>`);
      return;
    }
    const answer = await forward(request, bytes, this.moto);
    const isChanged = part === 'notification' && answer.status < 300;
    const happens = this.afterwards.get(`${request.method} ${part}`);
    this.afterwards.delete(`${request.method} ${part}`);
    await happens?.();
    if (isChanged) response.writeHead(answer.status, { 'content-type': 'application/xml' }).end(this.withEventBridge(request.method!, pathname, body, String(answer.body)));
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private takeFault(method: string, part: string): Fault | undefined {
    const index = this.faults.findIndex((fault) => fault.method === method && fault.part === part);
    return index < 0 ? undefined : this.faults.splice(index, 1)[0];
  }

  private withEventBridge(method: string, path: string, asked: string, answered: string): string {
    if (method === 'PUT') this.eventBridge[asked.includes('<EventBridgeConfiguration') ? 'add' : 'delete'](path);
    if (method !== 'GET' || !this.eventBridge.has(path)) return answered;
    const configuration = /<NotificationConfiguration[^>]*?(\/>|>)/;
    if (!configuration.test(answered)) return '<NotificationConfiguration><EventBridgeConfiguration/></NotificationConfiguration>';
    return answered.replace(configuration, (tag) => (tag.endsWith('/>')
      ? `${tag.slice(0, -2)}><EventBridgeConfiguration/></NotificationConfiguration>` : `${tag}<EventBridgeConfiguration/>`));
  }
}

/** S3's own rule. */
function overlap(body: string): Fault | undefined {
  const configurations = [...body.matchAll(/<(Queue|Topic|CloudFunction)Configuration>(.*?)<\/\1Configuration>/gs)].map(([, , text]) => ({
    created: text.includes('s3:ObjectCreated:'),
    prefix: /<Name>prefix<\/Name><Value>(.*?)<\/Value>/i.exec(text)?.[1] ?? '',
    suffix: /<Name>suffix<\/Name><Value>(.*?)<\/Value>/i.exec(text)?.[1] ?? '',
  })).filter(({ created }) => created);
  const alike = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
  const backwards = (text: string) => [...text].reverse().join('');
  const found = configurations.some((one, index) => configurations.slice(0, index).some((other) =>
    alike(one.prefix, other.prefix) && alike(backwards(one.suffix), backwards(other.suffix))));
  return found ? { method: 'PUT', part: 'notification', status: 400, code: 'InvalidArgument', message: 'Configurations overlap.' } : undefined;
}
