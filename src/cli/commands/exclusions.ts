import type { DefineCommand } from '../program';
import { addFolderOptions, foldersOf } from './folder-options';
import type { FolderOptions } from './folder-options';

interface Options extends FolderOptions {
  readonly rules: string;
  readonly key: string;
}

const HELP = `
DIR holds rules as the loader finds them:
  exclude_log_patterns.csv            as it lies in the geo bucket, with the columns log_type, field, pattern,
                                      pattern_type (text or regex) and comment; user.ini may name the file otherwise
  log-filter/<log_type>/<name>.json   the value of the parameter /siem/log-filter/<log_type>/<name>:
                                      {"action": "EXCLUDE", "expression": "<JMESPath>"}, action EXCLUDE, COUNT or DISABLE
  exclusions.csv, exclusions.ini      rules for fields and keys of an app, as its layer holds them

Each rule is counted on its own, whatever the others do; bytes are those of the documents. Rules against the loader's
own logs (ignore_own_logs) are shown when they match. Nothing is loaded, and nothing of AWS is needed. The exit status
is 1 when a rule is broken or a file can't be read to its end.
test, explain and load apply the rules that lie in the folder of --config in the same way.

Example:
  siem exclusions --rules ./rules flow1.log.gz flow2.log.gz --key AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/06/15/flow.log.gz`;

/** `siem exclusions --rules DIR FILE… --key KEY` */
export const defineExclusions: DefineCommand = (command, io, end) => {
  addFolderOptions(command.description('shows how many records and bytes exclusion rules would leave out or count'))
    .argument('<file...>', 'files with the content of objects')
    .requiredOption('--rules <dir>', 'folder of the rules')
    .requiredOption('--key <key>', 'key that the objects have in their bucket: tells the log type')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      const { exclusions } = await import('../exclusions/exclusions');
      end(await exclusions({ rulesDir: options.rules, files, key: options.key, ...foldersOf(options, io.env) }, io));
    });
};
