import { existsSync, statSync } from 'node:fs';
import { UsageError } from '../exit-status';
import type { DefineCommand } from '../program';

const HELP = `
DIR holds
  TXT/[provider/]<file>     an address, a network, a range of addresses or a domain a line; # and ; begin a comment
  STIX2/[provider/]<file>   bundles of STIX 2.0 or 2.1: addresses and domains of the patterns; what is revoked or no longer
                            valid is left out
  <file>.ndjson             a line {"provider","type","value","name","reference","first_seen","last_seen","modified",
                            "description"} an indicator; type is ipv4-addr, ipv6-addr or domain-name; only value must be there
Indicators without a provider are of "custom". Of a value that a provider names several times, the first counts. A domain
stands for its subdomains, too. Private and documentation networks are never searched for.

The files that it writes belong below IOC/ of the geo bucket: loaders take new ones within ten minutes. They may also lie in the
folder that "siem test", "siem explain" and "siem load" take as --geoip.
A bad line or object is reported and left out. The exit status is 1 when a file could not be read or nothing was written.

Example:
  siem ioc build ./indicators --out ./IOC
  aws s3 sync ./IOC s3://BUCKET/IOC/`;

/** `siem ioc build DIR --out DIR` */
export const defineIoc: DefineCommand = (command, io, end) => {
  command.description('indicators of compromise that logs are searched for')
    .command('build')
    .description('makes the database of own indicators')
    .argument('<dir>', 'folder of indicators')
    .requiredOption('--out <dir>', 'folder for the files of the database')
    .addHelpText('after', HELP)
    .action(async (dir: string, { out }: { out: string }) => {
      if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new UsageError(`no such folder: ${dir}`);
      const { buildIndicators } = await import('../ioc/build-indicators');
      end(await buildIndicators({ dir, out, now: Date.now() }, io));
    });
};
