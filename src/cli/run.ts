/** The program: reads the arguments, runs one command, and turns problems into one line and an exit code. */
import { Command, CommanderError } from 'commander';
import { InputError } from '../algebra/errors.ts';
import { algebraCommand } from './algebra.ts';
import { deriveCommand } from './derive.ts';
import { evaluateCommand } from './evaluate.ts';
import { evolveCommand } from './evolve.ts';
import { exportCommand } from './export.ts';
import { figureCommand } from './figure.ts';
import type { Io } from './io.ts';
import { listCommand } from './list.ts';
import { newCommand } from './new.ts';
import { Failure, Interrupted, messageOf, oneLine, unknownName } from './problems.ts';
import { reportCommand } from './report.ts';
import { solveCommand } from './solve.ts';
import { sweepCommand } from './sweep.ts';
import { verifyCommand } from './verify.ts';

const COMMANDS = [
  newCommand,
  listCommand,
  deriveCommand,
  verifyCommand,
  reportCommand,
  solveCommand,
  evolveCommand,
  sweepCommand,
  evaluateCommand,
  figureCommand,
  algebraCommand,
  exportCommand,
];

const AFTER_HELP = `
A paper is one of those listed, or the path of a folder that holds one.

Examples:
  ladderproof new my-paper                a starter paper, to change into your own
  ladderproof verify my-paper --watch
  ladderproof list
  ladderproof verify
  ladderproof report --open
  ladderproof solve <paper> --help        the parameters of its models and what can be observed
  ladderproof evaluate <paper> --help     the formulas derived from it and their symbols

Exit codes: 0 done (a claim found false included), 1 something could not be run, 2 bad input, 130 interrupted.`;

/**
 * Runs a command line, without the program's name.
 *
 * @returns the exit code: 0, also when claims are found false; 1 when something could not be run; 2 for bad
 *   input; 130 when interrupted. Every code but 0 comes with one line on stderr, 130 with none; a problem in
 *   a paper's own files with the place in them below it.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command('ladderproof')
    .description(
      'Re-derives the equations of open-quantum-system papers, checks them against the master equation, and reports claim by claim what is right and what is not.',
    )
    .version(io.version)
    .addHelpText('after', AFTER_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => {},
      outputError: () => {},
    });
  for (const define of COMMANDS) define(program, io);
  try {
    await program.parseAsync(argv.length === 0 ? ['--help'] : argv, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const [code, message] = explain(error, program, argv);
    const excerpt = error instanceof Failure ? error.excerpt : [];
    io.stderr.write([`ladderproof: ${message}`, ...excerpt].map((line) => `${line}\n`).join(''));
    return code;
  }
}

function explain(
  error: unknown,
  program: Command,
  argv: readonly string[],
): readonly [code: number, message: string] {
  if (error instanceof CommanderError) return [2, explainUsage(error, program, argv)];
  return [error instanceof InputError ? 2 : 1, messageOf(error)];
}

/** What commander says, on one line, with what would be accepted. */
function explainUsage(error: CommanderError, program: Command, argv: readonly string[]): string {
  const said = oneLine(error.message).replace(/^error: /, '');
  const names = program.commands.map((command) => command.name());
  const command = program.commands.find((each) => argv.includes(each.name()));
  const unknown = /'([^']*)'/.exec(said)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return unknownName('command', unknown, names).message;
    case 'commander.help':
      // What commander says of `ladderproof help nonsense`.
      return unknownName('command', argv[1] ?? '', names).message;
    case 'commander.unknownOption':
      return unknownName('option', unknown, optionsOf(command ?? program)).message;
    default:
      return said.replace(/\.$/, '');
  }
}

function optionsOf(command: Command): readonly string[] {
  const own = command.options.map(({ long, flags }) => long ?? flags);
  return own.includes('--help') ? own : [...own, '--help'];
}
