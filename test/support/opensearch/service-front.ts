import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { Jobs } from './service-jobs';

const ALIAS_SETTING = 'plugins.index_state_management.rollover_alias';

/**
 * What OpenSearch Service has and the local server has not: index management, snapshots on S3 (see Jobs), and the setting by which index management
 * knows an alias. Everything else goes to the server as it comes.
 */
export class ServiceFront {
  static async start(server: string): Promise<ServiceFront> {
    const front = new ServiceFront(server);
    await new Promise<void>((resolve) => front.http.listen(0, '127.0.0.1', resolve));
    return front;
  }

  /** `<method> <path>` of each request that asked for a change. */
  readonly changes: string[] = [];
  readonly jobs = new Jobs();
  /** Answers in the server's place: status and text, by `<method> <path>`. */
  readonly answers = new Map<string, [number, string]>();
  private readonly aliases = new Map<string, string>();
  private readonly http: Server;

  private constructor(private readonly server: string) {
    this.http = createServer((request, response) => {
      this.handle(request, response).catch((error) => response.writeHead(500).end(String(error.stack)));
    });
  }

  /** With credentials in it. */
  urlOf(user: string, password: string): string {
    return `http://${user}:${password}@127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const text = Buffer.concat(await request.toArray()).toString();
    const { pathname } = new URL(url, 'http://front');
    const asked = `${method} ${decodeURIComponent(pathname)}`;
    if (method !== 'GET') this.changes.push(asked);
    const [status, answer] = this.answers.get(asked) ?? this.jobs.answer(method, new URL(url, 'http://front'), text) ?? await this.forward(method, url, text, headers);
    response.writeHead(status, { 'content-type': 'application/json' }).end(answer);
  }

  private async forward(method: string, url: string, text: string, headers: IncomingMessage['headers']): Promise<[number, string]> {
    const template = /^\/_index_template\/([^?]+)/.exec(url)?.[1];
    const body = method === 'PUT' && template ? this.keepAlias(template, text) : text;
    const answer = await fetch(`${this.server}${url}`, {
      method,
      headers: { 'authorization': headers.authorization ?? '', 'content-type': headers['content-type'] ?? 'application/json' },
      ...(body && { body }),
    });
    const given = await answer.text();
    return [answer.status, url === '/_index_template' ? this.giveAliases(given) : given];
  }

  private keepAlias(name: string, text: string): string {
    const { template, ...rest } = JSON.parse(text);
    const { [ALIAS_SETTING]: alias, ...index } = template?.settings?.index ?? {};
    if (alias === undefined) return text;
    this.aliases.set(name, alias);
    return JSON.stringify({ ...rest, template: { ...template, settings: { index } } });
  }

  private giveAliases(text: string): string {
    const list = JSON.parse(text);
    for (const { name, index_template } of list.index_templates ?? []) {
      const alias = this.aliases.get(name);
      if (alias === undefined) continue;
      (index_template.template ??= {}).settings = { index: { plugins: { index_state_management: { rollover_alias: alias } } } };
    }
    return JSON.stringify(list);
  }
}
