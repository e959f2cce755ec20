import type { DefineCommand } from '../program';
import { addFolderOptions, foldersOf } from './folder-options';
import type { FolderOptions } from './folder-options';

const HELP = `
Examples:
  siem explain AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/06/15/flow.log.gz
  siem explain AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/06/15/flow.log.gz ./flow.log.gz`;

/** `siem explain KEY [FILE]` */
export const defineExplain: DefineCommand = (command, io, end) => {
  addFolderOptions(command.description('says which log type an object has, why, and what becomes of its first records'))
    .argument('<key>', 'key of the object')
    .argument('[file]', 'file with its content: shows the first records before and after')
    .addHelpText('after', HELP)
    .action(async (key: string, file: string | undefined, options: FolderOptions) => {
      const { explain } = await import('../explain/explain');
      end(await explain({ key, file, ...foldersOf(options, io.env) }, io));
    });
};
