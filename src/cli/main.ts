/** The command line: `source-bias-annotator convert | validate | report`. Only what a command needs is loaded. */
import { generator } from '../formats/generator.js';
import { exitCodes, type Command, type ExitCode } from './command.js';
import { complain, print, visible } from './terminal.js';
import { argumentsOf, oneOf, UsageError } from './usage.js';

const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  convert: () => import('./convert.js'),
  validate: () => import('./validate.js'),
  report: () => import('./report.js'),
};

const help = `Usage: source-bias-annotator COMMAND ...

  convert IN... --to FORMAT --out DIR   files of annotations as those of another format
  validate FILE...                      what is wrong in files of annotations
  report SET... --out FILE              who speaks in the articles, as .html, .json or .csv

  COMMAND --help                        what a command knows
  --version                             the version of this program

Exit codes: 0 all good; 1 something could not be read or written as it stands; 2 wrong usage.`;

async function run(args: readonly string[]): Promise<ExitCode> {
  const [first = '--help', ...rest] = args;
  if (first.startsWith('-')) {
    const asked = argumentsOf([first], {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    });
    // Where nothing at all was asked for, a script that lost its words should notice.
    (args.length ? print : complain)(asked.has('version') ? generator.version : help);
    return args.length ? exitCodes.good : exitCodes.usage;
  }
  const name = oneOf(first, Object.keys(commands), 'command');
  const { command } = await commands[name]!();
  const wanted = argumentsOf(rest, command.options);
  if (!wanted.has('help')) return command.run(wanted);
  print(command.help());
  return exitCodes.good;
}

// Whoever reads the output may have seen enough, as `head` has.
process.stdout.on('error', () => process.exit());
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  complain(`source-bias-annotator: ${visible(error.message)} See --help.`);
  process.exitCode = exitCodes.usage;
}
