import type { IncomingMessage, ServerResponse } from 'node:http';
import { FileServer } from '../../support/http/file-server';

/** What a page of pulses is, or what happens instead. */
export type OtxPage = object[] | number | string;

/** Plays the API of AlienVault OTX; who has not the key is refused. */
export class OtxServer {
  static async start(key: string): Promise<OtxServer> {
    const server = new OtxServer(await FileServer.start(), key);
    server.files.set('/api/v1/pulses/subscribed', (request, response) => server.answer(request, response, server.pages));
    return server;
  }

  pages: OtxPage[] = [[]];

  private constructor(readonly files: FileServer, private readonly key: string) {}

  get url(): string {
    return this.files.url;
  }

  /** Queries of the requests for pulses. */
  get queries(): Record<string, string>[] {
    return this.files.asked.filter((url) => url.includes('/subscribed')).map((url) => Object.fromEntries(new URL(url, this.url).searchParams));
  }

  /** Pages of the indicators of a pulse. */
  setIndicators(id: string, pages: OtxPage[]): void {
    this.files.set(`/api/v1/pulses/${id}/indicators`, (request, response) => this.answer(request, response, pages));
  }

  async stop(): Promise<void> {
    await this.files.stop();
  }

  private answer(request: IncomingMessage, response: ServerResponse, pages: OtxPage[]): void {
    const number = Number(new URL(request.url!, this.url).searchParams.get('page'));
    const page = request.headers['x-otx-api-key'] === this.key ? pages[number - 1] ?? 404 : 403;
    const next = number < pages.length ? `https://otx.example/page/${number + 1}` : null;
    if (typeof page === 'number') response.writeHead(page).end();
    else response.end(typeof page === 'string' ? page : JSON.stringify({ results: page, count: 99, next, previous: null }));
  }
}

/** A pulse with domains. */
export const pulse = (id: string, ...domains: string[]) => ({
  id,
  name: `pulse ${id}`,
  description: 'seen in mails',
  modified: '2025-06-14T01:02:03.456000',
  indicators: domains.map((indicator) => ({ id: 1, type: 'domain', indicator, title: '', description: '', is_active: 1 })),
});
