/** `convert`: files of annotations of any format as those of another. */
import { stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { ExchangeFormat, FileProblem } from '../formats/exchange-format.js';
import { exitCodes, type Command, type ExitCode } from './command.js';
import { choiceFlags, choicesOf, formatList, formatOf } from './format-options.js';
import { Conversion, type ConversionTask, type Converted } from './conversion.js';
import { pooled } from './pool.js';
import { passedOverLine, readSets } from './read-sets.js';
import { complain, counted, print, printJson, problemLine, visible } from './terminal.js';
import { UsageError, type Arguments, type Options } from './usage.js';
import { finishWhenStopped, FileWriter } from './write-files.js';

const own = {
  to: { type: 'string' },
  from: { type: 'string' },
  out: { type: 'string', short: 'o' },
  option: { type: 'string', multiple: true },
  'from-option': { type: 'string', multiple: true },
  'one-file': { type: 'boolean' },
  exported: { type: 'string' },
  force: { type: 'boolean', short: 'f' },
  strict: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies Options;

const help = () => `Usage: source-bias-annotator convert IN... --to FORMAT --out DIR [options]

Converts files of annotations, and all in the folders that are given. What each file is, is recognised.
What the format cannot hold is said on standard error before anything is written.

  --to FORMAT              the format to write
  -o, --out DIR            the folder to write to; - writes a single text file to standard output
  --from FORMAT            the format to read, where it is not recognised
  --option NAME=VALUE      a choice of the format that is written, or read where that has none of the name;
                           short: --NAME VALUE
  --from-option NAME=VALUE a choice of the format that is read
  --one-file               all articles in one file, where the format knows such files
  --exported TIME          the time that the files say they were written, 2026-01-02T03:04:05.000Z; now by default
  -f, --force              replace files that are there
  --strict                 write nothing where something would be lost
  --json                   print what was done as JSON

Formats, with their choices:
${formatList()}

Exit codes: 0 all good; 1 something could not be read or written as it stands; 2 wrong usage.`;

interface Task extends ConversionTask {
  readonly from: ExchangeFormat | undefined;
  readonly out: string;
  readonly force: boolean;
}

/** Articles that are written together, as soon as there are so many. */
const atOnce = 32;

/** Where it is written to standard output. */
const standardOutput = '-';

function taskOf(args: Arguments): Task {
  const id = args.one('to');
  const out = args.one('out');
  if (!args.inputs.length) throw new UsageError('Name the files or folders to convert.');
  if (id === undefined) throw new UsageError('Name the format to write with --to.');
  if (out === undefined) throw new UsageError('Name the folder to write to with --out.');
  const to = formatOf(id);
  const from = args.has('from') ? formatOf(args.one('from')!) : undefined;
  if (args.has('one-file') && !to.gather)
    throw new UsageError(`The format "${to.id}" has no files of several articles: leave --one-file out.`);
  if (args.has('json') && out === standardOutput)
    throw new UsageError('Standard output cannot take both the file and --json: name a folder with --out.');
  return {
    to,
    from,
    out,
    choices: choicesOf(args, { from, to, own }),
    exported: timeOf(args.one('exported') ?? new Date().toISOString()),
    oneFile: args.has('one-file'),
    hold: args.has('strict') || out === standardOutput || args.inputs.some((path) => isInside(path, out)),
    force: args.has('force'),
  };
}

/** What is written there must not take the place of what is still to be read. */
const isInside = (path: string, folder: string) =>
  `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`);

function timeOf(text: string): string {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time.getTime()))
    throw new UsageError(`"${text}" is no time such as 2026-01-02T03:04:05.000Z.`);
  return time.toISOString();
}

async function run(args: Arguments): Promise<ExitCode> {
  const task = taskOf(args);
  const { to, from, out, choices } = task;
  if (out !== standardOutput) await checkFolder(out);
  const conversion = new Conversion(task);
  const writer = new FileWriter({ folder: out, force: task.force });
  const early: Done[] = [];
  const passedOver: string[] = [];
  const except = out === standardOutput ? undefined : out;
  if (except !== undefined) finishWhenStopped();
  const steps = readSets(args.inputs, { from, choices: choices.read, except });
  for await (const { group, passedOver: more = [] } of steps) {
    passedOver.push(...more);
    if (group) conversion.take(group);
    if (conversion.waiting >= atOnce) early.push(await write(writer, conversion.harmless()));
  }
  early.push(await write(writer, conversion.harmless()));
  const { read, problems } = conversion;
  const losses = conversion.losses();
  for (const problem of problems) complain(problemLine(problem));
  const left = passedOverLine(passedOver);
  if (left) complain(left);
  if (losses.length) complain(`What ${to.label} cannot hold:`);
  for (const loss of losses) complain(`  ${visible(loss)}`);

  const refused = losses.length > 0 && args.has('strict');
  const last = refused
    ? nothing
    : except === undefined
      ? toStandardOutput(conversion.rest())
      : await write(writer, conversion.rest());
  const done = joined([...early, last]);
  for (const problem of done.problems) complain(problemLine(problem));
  if (refused)
    complain(
      'Nothing was written, since something would be lost: leave --strict out to write it all the same.',
    );
  else if (!read.length) complain('There is no file to convert.');
  const all = [...problems, ...done.problems];
  if (args.has('json'))
    printJson({
      command: 'convert',
      format: to.id,
      folder: out,
      read,
      passedOver,
      losses,
      problems: all,
      written: done.written,
    });
  else if (out !== standardOutput && !refused)
    print(
      `${counted(conversion.articles, 'article')} read, ${counted(done.written.length, 'file')} written to ${visible(out)}.`,
    );
  return all.length || refused || !read.length ? exitCodes.problems : exitCodes.good;
}

/** Before thousands of files are read for nothing. */
async function checkFolder(path: string): Promise<void> {
  const facts = await stat(path).catch(() => null);
  if (facts && !facts.isDirectory()) throw new UsageError(`--out must be a folder, and "${path}" is a file.`);
}

interface Done {
  readonly written: readonly { readonly file: string; readonly from: readonly string[] }[];
  readonly problems: readonly FileProblem[];
}
const nothing: Done = { written: [], problems: [] };

const joined = (all: readonly Done[]): Done => ({
  written: all.flatMap(({ written }) => written),
  problems: all.flatMap(({ problems }) => problems),
});

async function write(writer: FileWriter, converted: readonly Converted[]): Promise<Done> {
  const done = await pooled(converted, async ({ files, from, problems }): Promise<Done> => {
    const problem = await writer.write(files);
    return {
      written: problem ? [] : files.map(({ name }) => ({ file: name, from })),
      problems: problem ? [...problems, problem] : problems,
    };
  });
  return joined(done);
}

function toStandardOutput(results: readonly Converted[]): Done {
  const files = results.flatMap((each) => each.files);
  const problems = results.flatMap((each) => each.problems);
  const [only] = files;
  if (files.length === 1 && only?.text !== undefined) {
    process.stdout.write(only.text);
    return { written: [], problems };
  }
  const message =
    files.length > 1
      ? `Standard output takes a single file, and there would be ${files.length}: name a folder with --out.`
      : 'Standard output takes text only: name a folder with --out.';
  return { written: [], problems: files.length ? [...problems, { file: standardOutput, message }] : problems };
}

export const command: Command = {
  get options() {
    return { ...choiceFlags(), ...own };
  },
  help,
  run,
};
