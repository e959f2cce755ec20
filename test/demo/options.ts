import { Command } from 'commander';

export interface DemoOptions {
  /** OpenSearch that runs already. */
  readonly endpoint?: string;
  /** File that takes the documents instead of OpenSearch. */
  readonly out?: string;
  /** Nobody watches: OpenSearch is stopped at the end. */
  readonly ci?: boolean;
}

const HELP = `
Needs Java (17 to 23) and Maven for OpenSearch; without them it goes on with a file.
Exit status: 0 all was loaded and found again, 1 something was not (it says what).`;

/** Reads the command line; ends the process for --help and for what it does not know. */
export function readOptions(args: readonly string[]): DemoOptions {
  return new Command('npm run demo --')
    .description('Loads sample logs into a real OpenSearch and shows what became of them')
    .option('--endpoint <url>', 'an OpenSearch that runs already: http(s)://… or a host name (https, signed)')
    .option('--out <file.ndjson>', 'documents go to a file instead of OpenSearch')
    .option('--ci', 'nobody watches: plain lines, and OpenSearch is stopped at the end')
    .addHelpText('after', HELP)
    .parse([...args], { from: 'user' })
    .opts<DemoOptions>();
}
