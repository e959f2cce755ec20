import { Command, CommanderError } from 'commander';
import { defineExclusions } from './commands/exclusions';
import { defineExplain } from './commands/explain';
import { defineIoc } from './commands/ioc';
import { defineLoad } from './commands/load';
import { defineTemplate } from './commands/template';
import { defineTest } from './commands/test';
import { ExitStatus, UsageError } from './exit-status';
import { describeError } from './io';
import type { Io } from './io';

/** A command's part of the command line, and what runs it. */
export type DefineCommand = (command: Command, io: Io, end: (status: ExitStatus) => void) => void;

/** The commands by name. What only one of them needs is imported when it runs. */
const COMMANDS: Readonly<Record<string, DefineCommand>> = {
  load: defineLoad,
  test: defineTest,
  explain: defineExplain,
  exclusions: defineExclusions,
  ioc: defineIoc,
  template: defineTemplate,
};

const EXIT_HELP = `
Exit status: 0 all went well, 1 something failed (it says what), 2 the command line is wrong.`;

/** Runs `siem` with the arguments behind its name. */
export async function runSiem(args: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.ok;
  const program = new Command('siem')
    .description('Loads logs into OpenSearch as the loader does, and shows what becomes of them')
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('(--help lists what there is)')
    .addHelpText('after', EXIT_HELP)
    .exitOverride();
  for (const [name, define] of Object.entries(COMMANDS)) {
    define(program.command(name), io, (ended) => {
      status = ended;
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    // commander has written its message, or the help that was asked for
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.ok : ExitStatus.usage;
    io.stderr.write(`siem ${args[0]}: ${describeError(error)}\n`);
    return error instanceof UsageError ? ExitStatus.usage : ExitStatus.failed;
  }
}
