import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a path answers: bytes, a status, or whatever a function does. */
export type Answer = Buffer | string | number | ((request: IncomingMessage, response: ServerResponse) => void);

/** A web server on this machine that plays a provider, faults included. */
export class FileServer {
  static async start(): Promise<FileServer> {
    const server = new FileServer();
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  /** By path, or by path and query; several answers are given one after the other, the last one again and again. */
  readonly answers = new Map<string, Answer[]>();
  /** Paths with their queries, in the order that they were asked for. */
  readonly asked: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      this.asked.push(request.url!);
      const answers = this.answers.get(request.url!) ?? this.answers.get(request.url!.split('?')[0]) ?? [404];
      const answer = answers.length > 1 ? answers.shift()! : answers[0];
      if (typeof answer === 'function') answer(request, response);
      else if (typeof answer === 'number') response.writeHead(answer).end('no');
      else response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  set(path: string, ...answers: Answer[]): void {
    this.answers.set(path, answers);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Announces all of the bytes, sends half of them and hangs up. */
export const halfOf = (bytes: Buffer): Answer => (_, response) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

/** Never answers. */
export const silence: Answer = () => {};
