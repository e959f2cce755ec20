import type { Client } from '@opensearch-project/opensearch';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
type Query = { readonly [name: string]: string | number };

/** Busy, restarting, or not there for a moment. */
const PASSING = [429, 502, 503, 504];
const ATTEMPTS = 5;

/** How long one waits before another try; a test doesn't. */
export type Wait = (milliseconds: number) => Promise<void>;

/** What OpenSearch said no to, in its own words. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(request: string, readonly status: number, readonly text: string) {
    super(`${request}: ${status === 0 ? '' : `${status} `}${text}`);
  }

  /** A plugin that is not there: neither its paths are. */
  get isUnknownPath(): boolean {
    return [400, 405].includes(this.status) && /no handler found|Incorrect HTTP method/.test(this.text);
  }
}

/** Requests that set up a domain: what passes is tried again, everything else is told with the answer's text. */
export class Requests {
  constructor(private readonly client: Client, readonly wait: Wait) {}

  /** What is there; undefined: nothing. */
  async read<T>(path: string, query: Query = {}): Promise<T | undefined> {
    try {
      return await this.send('GET', path, undefined, query) as T;
    } catch (error) {
      if (error instanceof RequestRefused && error.status === 404) return undefined;
      throw error;
    }
  }

  async send(method: Method, path: string, body?: object, querystring: Query = {}): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      try {
        return (await this.client.transport.request({ method, path, querystring, body: body as Record<string, unknown> | undefined })).body;
      } catch (error) {
        const refused = asRefused(`${method} ${path}`, error);
        if (attempt === ATTEMPTS || !(refused.status === 0 || PASSING.includes(refused.status))) throw refused;
        await this.wait(1000 * 2 ** attempt);
      }
    }
  }

  /** Repeats a step that fails as long as something just made is not known everywhere. @param milliseconds how long, at most */
  async untilKnown<T>(milliseconds: number, step: () => Promise<T>, passes: (error: unknown) => boolean = () => true): Promise<T> {
    const pause = 5000;
    for (let left = milliseconds; ; left -= pause) {
      try {
        return await step();
      } catch (error) {
        if (left <= 0 || !passes(error)) throw error;
        await this.wait(pause);
      }
    }
  }
}

interface ClientError extends Error { statusCode?: number; meta?: { body?: unknown } }

function asRefused(request: string, error: unknown): RequestRefused {
  const { name, message, statusCode, meta } = error as ClientError;
  if (statusCode === undefined || statusCode === 0) return new RequestRefused(request, 0, `${name}: ${message}`);
  const { body } = meta ?? {};
  return new RequestRefused(request, statusCode, (typeof body === 'string' ? body : JSON.stringify(body ?? message)).slice(0, 800));
}
