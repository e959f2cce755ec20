import { isIP } from 'node:net';

/** The addresses of an X-Forwarded-For header in their order; entries that are none (`unknown`, `ip:port`) are left out. */
export function forwardedFor(header: string): string[] {
  const addresses: string[] = [];
  for (const entry of header.split(',')) {
    const address = entry.trim();
    if (isIP(address) !== 0) addresses.push(address);
  }
  return addresses;
}
