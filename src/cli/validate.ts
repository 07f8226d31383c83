/** `validate`: what is wrong in files of annotations. */
import type { FileProblem } from '../formats/exchange-format.js';
import { writeAnnotationSet } from '../formats/json-export.js';
import { exitCodes, type Command, type ExitCode } from './command.js';
import { choiceFlags, choicesOf, formatList, formatOf } from './format-options.js';
import { reasonOf } from './pool.js';
import { passedOverLine, readSets, type ReadGroup } from './read-sets.js';
import { complain, counted, print, printJson, problemLine, visible } from './terminal.js';
import { UsageError, type Arguments, type Options } from './usage.js';

const own = {
  from: { type: 'string' },
  option: { type: 'string', multiple: true },
  'from-option': { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} satisfies Options;

const help = () => `Usage: source-bias-annotator validate FILE... [options]

Reads files of annotations, and all in the folders that are given, and lists what is wrong in them.
Each span must hold the words that the file quotes. A line says of each file that it is ok, or what is wrong:
FILE:LINE: ID: REASON

  --from FORMAT         the format, where it is not recognised
  --option NAME=VALUE   a choice of that format; short: --NAME VALUE
  --json                print the result as JSON

Formats, with their choices:
${formatList()}

Exit codes: 0 all good; 1 problems were found; 2 wrong usage.`;

async function run(args: Arguments): Promise<ExitCode> {
  if (!args.inputs.length) throw new UsageError('Name the files or folders to validate.');
  const from = args.has('from') ? formatOf(args.one('from')!) : undefined;
  const { read: choices } = choicesOf(args, { from, own });
  const inJson = args.has('json');
  const results: Result[] = [];
  const passedOver: string[] = [];
  for await (const { group, passedOver: more = [] } of readSets(args.inputs, { from, choices })) {
    passedOver.push(...more);
    if (!group) continue;
    const result = resultOf(group);
    results.push(result);
    if (!inJson) for (const line of linesOf(result)) print(line);
  }
  const isGood = results.length > 0 && results.every(({ problems }) => !problems.length);
  if (inJson) printJson({ command: 'validate', ok: isGood, files: results, passedOver });
  const left = passedOverLine(passedOver);
  if (left) complain(left);
  if (!results.length) complain('There is no file to validate.');
  return isGood ? exitCodes.good : exitCodes.problems;
}

interface Result {
  readonly files: readonly string[];
  readonly format: string | null;
  readonly articles: number;
  readonly annotations: number;
  readonly problems: readonly FileProblem[];
}

function resultOf({ files, format, sets, problems }: ReadGroup): Result {
  return {
    files,
    format: format?.id ?? null,
    articles: sets.length,
    annotations: sets.reduce((sum, { set }) => sum + set.annotations.length + set.orphans.length, 0),
    problems: [...problems, ...sets.flatMap(sliceProblems)],
  };
}

/** What was read is what would be written: each span leads back to its words, in code points too. */
function sliceProblems({ set, from }: ReadGroup['sets'][number]): readonly FileProblem[] {
  try {
    writeAnnotationSet(set, { exported: '' });
    return [];
  } catch (error) {
    return [{ file: from, message: reasonOf(error) }];
  }
}

function linesOf({ files, format, articles, annotations, problems }: Result): readonly string[] {
  if (problems.length) return problems.map(problemLine);
  const what = [format ?? '', counted(articles, 'article'), counted(annotations, 'annotation')].join(', ');
  return [`${files.map(visible).join(' + ')}: ok (${what})`];
}

export const command: Command = {
  get options() {
    return { ...choiceFlags(), ...own };
  },
  help,
  run,
};
