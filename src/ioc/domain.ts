import { domainToASCII } from 'node:url';

const LONGEST = 253;
// eslint-disable-next-line no-control-regex
const NOT_ASCII = /[^\u0000-\u007f]/;
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** At least two labels; the last one is no number, which would be an address. */
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?![0-9]+$)${LABEL}$`);

/** A domain as indicators and logs are compared: lower case, ASCII (`xn--…`), no dot at the end. Undefined for what is too long. */
export function canonicalDomain(text: string): string | undefined {
  if (text.length > LONGEST + 1) return undefined;
  const ascii = NOT_ASCII.test(text) ? domainToASCII(text) : text.toLowerCase();
  return ascii.endsWith('.') ? ascii.slice(0, -1) : ascii;
}

/** Reads the domain of an indicator; `*.` and a dot before it mean the same as none: subdomains match anyway. Undefined for other texts. */
export function parseDomain(text: string): string | undefined {
  const domain = canonicalDomain(text.replace(/^\*?\./, ''));
  return domain !== undefined && domain.length <= LONGEST && DOMAIN.test(domain) ? domain : undefined;
}
