import type { Fields } from '../../loader/types';

/** Parts of a request line as a web server logs them; '' or undefined: not logged. */
export interface RequestLine {
  readonly method?: string;
  readonly path?: string;
  readonly version?: string;
  /** The whole line when it could not be split. */
  readonly raw?: string;
}

const FRAGMENT_BREAKERS = /[&(){}@_;<>\s]/;
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;

/** `http` of a request line: version and request.method. */
export function httpOf({ method, version }: RequestLine): Fields {
  const http: Fields = {};
  if (version) http.version = version;
  if (method) http.request = { method };
  return http;
}

/** `url` of a request line: original, domain, port, path, query, fragment, extension; new for each call. */
export function urlOf({ method, path, version, raw }: RequestLine): Fields {
  const url: Fields = {};
  if (raw) url.original = raw;
  else if (method && path && version) url.original = path;
  let rest = splitTarget(url, method, path ?? '');
  rest = decodePercent(rest);
  rest = splitFragment(url, rest);
  const question = rest.indexOf('?');
  url.path = question < 0 ? rest : rest.slice(0, question);
  if (question >= 0) url.query = rest.slice(question + 1);
  const file = url.path.slice(url.path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  if (dot >= 0 && file.indexOf('\\', dot) < 0) url.extension = file.slice(dot + 1);
  return url;
}

/** Takes host and port of absolute targets (proxies) and of CONNECT into `url`; returns the path that is left. */
function splitTarget(url: Fields, method: string | undefined, target: string): string {
  if (target.startsWith('/')) return target;
  if (target.startsWith('http://') || target.startsWith('https://')) {
    const start = target.indexOf('//') + 2;
    const slash = target.indexOf('/', start);
    const host = slash < 0 ? target.slice(start) : target.slice(start, slash);
    setHost(url, host);
    // a target without a path counts its host as path
    return `/${slash < 0 ? host : target.slice(slash + 1)}`;
  }
  if (method?.toLowerCase() === 'connect' && target.split(':').length === 2) {
    setHost(url, target);
    return '';
  }
  return target;
}

/** Hosts with more than one colon (IPv6) are left out. */
function setHost(url: Fields, host: string): void {
  const parts = host.split(':');
  if (parts.length > 2) return;
  url.domain = parts[0];
  if (parts.length === 2) url.port = parts[1];
}

/** Decodes twice where the client encoded twice; text that isn't UTF-8 stays encoded. */
function decodePercent(text: string): string {
  let decoded = text;
  for (let round = 0; round < 2 && decoded.includes('%'); round++) {
    try {
      decoded = decoded.replace(ESCAPES, decodeURIComponent);
    } catch {
      return decoded;
    }
  }
  return decoded;
}

function splitFragment(url: Fields, path: string): string {
  const hash = path.indexOf('#');
  if (hash < 0 || path.includes('#', hash + 1)) return path;
  const fragment = path.slice(hash + 1);
  if (FRAGMENT_BREAKERS.test(fragment)) return path;
  url.fragment = fragment;
  return path.slice(0, hash);
}
