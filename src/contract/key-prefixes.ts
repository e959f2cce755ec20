/** Where in the log bucket documents are kept aside that the index refused. */
export const QUARANTINE_PREFIX = 'siem-quarantine/';

/** Where in Parameter Store exclusion conditions lie: `<prefix><log_type>/<name>`. The second is an older name of the first. */
export const CONDITION_PREFIXES = ['/siem/log-filter/', '/siem/exclude-logs/'];

/** Files of the geo bucket that the loader enriches documents with. Whoever writes them replaces them as a whole. */
export const GeoBucketKeys = {
  city: 'GeoLite2/GeoLite2-City.mmdb',
  asn: 'GeoLite2/GeoLite2-ASN.mmdb',
  /** Indicators of compromise, as `siem ioc build` makes them. */
  ipv4Indicators: 'IOC/ipv4.iocdb',
  ipv6Indicators: 'IOC/ipv6.iocdb',
  domainIndicators: 'IOC/domains.iocdb',
  /** Proxies whose X-Forwarded-For is believed: a network or an address a line, `#` begins a comment. */
  trustedProxies: 'TrustedProxy/networks.txt',
} as const;

/** Folders of the geo bucket that the database of indicators is made from. */
export const IocPrefixes = {
  /** Own lists of addresses and domains: `<provider>/…`. */
  txt: 'IOC/TXT/',
  /** Own bundles of STIX: `<provider>/…`. */
  stix2: 'IOC/STIX2/',
  /** What was downloaded last. */
  cache: 'IOC/tmp/',
} as const;
