import { Command } from 'commander';
import { addProgrammeCommands } from './programme-commands';

// `cobuild plan … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

let sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function main(): Promise<void> {
  const program = new Command('cobuild').description('共建 Cobuild: agreements that run themselves');
  addProgrammeCommands(program);
  // The other commands take half a second to load, which nobody who checks a file has to wait for.
  if (!program.commands.some((command) => command.name() === process.argv[2])) {
    const { default: system } = await import('./system-commands.js'); // a CommonJS module comes whole, as the default
    system.addSystemCommands(program);
    sentenceOf = system.sentenceOf;
  }
  await program.parseAsync();
}

main().catch((error: unknown) => {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});
