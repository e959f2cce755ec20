import { existsSync, statSync } from 'node:fs';
import { EnvNames } from '../../contract/env-names';
import { UsageError } from '../exit-status';
import type { DefineCommand } from '../program';
import { addFolderOptions, foldersOf } from './folder-options';
import type { FolderOptions } from './folder-options';

interface Options extends FolderOptions {
  readonly dir: string;
  readonly endpoint?: string;
  readonly out?: string;
  readonly bucket?: string;
}

const HELP = `
Files whose path below DIR no log type knows are listed as skipped. A file that fails does not stop the others. What
could be read of a damaged file is kept.
Documents that OpenSearch refuses are kept in <DIR>.rejected.ndjson. The exit status is 1 when a file failed or a
document was refused; records that were loaded with an error (their documents say which) are counted in the table.

Example:
  siem load --dir ./logs --endpoint http://localhost:9200`;

/** `siem load --dir DIR` */
export const defineLoad: DefineCommand = (command, io, end) => {
  addFolderOptions(command.description('loads the files of a folder as if they were the objects of a bucket'))
    .requiredOption('--dir <dir>', 'folder with the files; the path below it is the key')
    .option('--endpoint <url>', `OpenSearch: a host name (https, signed) or an http(s):// URL (unsigned) (default: env ${EnvNames.endpoint})`)
    .option('--out <file.ndjson>', 'writes a line {"index","id","source"} a document to a file instead')
    .option('--bucket <name>', 'bucket that the documents name', 'local')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const target = targetOf(options, io.env);
      if (!existsSync(options.dir) || !statSync(options.dir).isDirectory()) throw new UsageError(`no such folder: ${options.dir}`);
      const { loadAndReport } = await import('../load-and-report');
      end(await loadAndReport({ dir: options.dir, bucket: options.bucket, ...target, region: io.env.AWS_REGION, ...foldersOf(options, io.env) }, io));
    });
};

function targetOf({ endpoint, out }: Options, env: Readonly<Record<string, string | undefined>>): { endpoint: string } | { out: string } {
  if (endpoint !== undefined && out !== undefined) throw new UsageError('--endpoint and --out exclude each other');
  if (out !== undefined) return { out };
  const found = endpoint ?? env[EnvNames.endpoint];
  if (!found) throw new UsageError(`where to? --endpoint URL (or env ${EnvNames.endpoint}), or --out FILE.ndjson`);
  return { endpoint: found };
}
