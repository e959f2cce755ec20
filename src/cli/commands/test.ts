import type { DefineCommand } from '../program';
import { addFolderOptions, foldersOf } from './folder-options';
import type { FolderOptions } from './folder-options';

interface Options extends FolderOptions {
  readonly key: string;
  readonly bucket?: string;
}

const HELP = `
Writes a line {"index","id","source"} a document to the standard output, and what became of the records to the standard
error. Nothing is loaded, and nothing of AWS is needed.
The exit status is 1 when no log type has the key, when the file can't be read to its end, or when a record is not as
its log type says.

Example:
  siem test flow.log.gz --key AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/06/15/flow.log.gz | jq .source`;

/** `siem test FILE --key KEY` */
export const defineTest: DefineCommand = (command, io, end) => {
  addFolderOptions(command.description('dry run: shows the documents that a file becomes'))
    .argument('<file>', 'file with the content of the object')
    .requiredOption('--key <key>', 'key that the object has in its bucket: tells the log type')
    .option('--bucket <name>', 'bucket that the documents name', 'local')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => {
      const { testFile } = await import('../test-file');
      end(await testFile({ file, key: options.key, bucket: options.bucket, ...foldersOf(options, io.env) }, io));
    });
};
