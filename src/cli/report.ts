/** `report`: the source balance of one or several articles, as a file. */
import { basename, dirname, extname } from 'node:path';
import type { FileProblem } from '../formats/exchange-format.js';
import { generator } from '../formats/generator.js';
import { withLastingIds } from '../formats/lasting-ids.js';
import { leftOutRoles, type Coded, type Inclusion } from '../measures/coded.js';
import { sourceBalance } from '../measures/source-balance.js';
import { balanceReport } from '../report/balance-report.js';
import { methodOf } from '../report/method.js';
import { casesCsv } from '../report/report-csv.js';
import { reportHtml } from '../report/report-html.js';
import { reportJson } from '../report/report-json.js';
import { codedOf } from '../source-balance.js';
import { exitCodes, type Command, type ExitCode } from './command.js';
import { choiceFlags, choicesOf, formatOf } from './format-options.js';
import { passedOverLine, readSets, type ReadSet } from './read-sets.js';
import { complain, counted, print, problemLine, visible } from './terminal.js';
import { oneOf, UsageError, type Arguments, type Options } from './usage.js';
import { finishWhenStopped, FileWriter } from './write-files.js';

const own = {
  out: { type: 'string', short: 'o' },
  from: { type: 'string' },
  option: { type: 'string', multiple: true },
  'from-option': { type: 'string', multiple: true },
  include: { type: 'string', multiple: true },
  force: { type: 'boolean', short: 'f' },
  help: { type: 'boolean', short: 'h' },
} satisfies Options;

const inclusions: readonly Inclusion[] = [...leftOutRoles, 'repeats'];
const endings = ['.html', '.json', '.csv'] as const;
type Ending = (typeof endings)[number];

const help = () => `Usage: source-bias-annotator report SET... --out FILE [options]

Writes who speaks in the articles, how much, how early and through which verbs, all articles taken together.

  -o, --out FILE        by its ending: .html the whole report with its words and the marked articles,
                        .json all values with their definitions, .csv a row for each attribution
  --include WHAT        count what is left out by default: ${inclusions.join(', ')}
  --from FORMAT         the format of the sets, where it is not recognised
  --option NAME=VALUE   a choice of that format; short: --NAME VALUE
  -f, --force           replace a file that is there

Exit codes: 0 all good; 1 something could not be read or written as it stands; 2 wrong usage.`;

async function run(args: Arguments): Promise<ExitCode> {
  const out = args.one('out');
  if (!args.inputs.length) throw new UsageError('Name the annotation sets to report on.');
  if (out === undefined) throw new UsageError('Name the file to write with --out.');
  const ending = oneOf(extname(out).toLowerCase(), endings, 'report with the ending');
  const include = args.all('include').map((each) => oneOf(each, inclusions, 'part to include'));
  const from = args.has('from') ? formatOf(args.one('from')!) : undefined;
  const { read: choices } = choicesOf(args, { from, own });

  const sets: ReadSet[] = [];
  const problems: FileProblem[] = [];
  const passedOver: string[] = [];
  for await (const { group, passedOver: more = [] } of readSets(args.inputs, { from, choices })) {
    sets.push(...(group?.sets ?? []));
    problems.push(...(group?.problems ?? []));
    passedOver.push(...more);
  }
  const left = passedOverLine(passedOver);
  for (const problem of problems) complain(problemLine(problem));
  if (left) complain(left);
  if (!sets.length) {
    complain('There is no article to report on: nothing was written.');
    return exitCodes.problems;
  }
  const text = reportText(ending, sets.map(codedSet), [...new Set(include)]);
  finishWhenStopped();
  const writer = new FileWriter({ folder: dirname(out), force: args.has('force') });
  const problem = await writer.write([{ name: basename(out), type: '', text }]);
  if (problem) complain(problemLine(problem));
  else print(`The report on ${counted(sets.length, 'article')} was written to ${visible(out)}.`);
  return problem || problems.length ? exitCodes.problems : exitCodes.good;
}

/** Strangers call their records 1, 2, 3 in every file: those of several articles must not be taken for one another. */
const codedSet = ({ set, format: { id } }: ReadSet): Coded =>
  codedOf(id === 'json' || id === 'jsonl' ? set : withLastingIds(set)).coded;

function reportText(ending: Ending, codeds: readonly Coded[], include: readonly Inclusion[]): string {
  const balance = sourceBalance(codeds, { include });
  if (ending === '.csv') return casesCsv(balance, codeds);
  const made = { generated: new Date().toISOString(), software: generator };
  const report = { ...balanceReport(balance, codeds), method: methodOf(balance, codeds, made) };
  if (ending === '.html') return reportHtml(report, { codeds, include, ...made });
  return `${JSON.stringify(reportJson(balance, report, { exported: made.generated, software: generator }), null, 2)}\n`;
}

export const command: Command = {
  get options() {
    return { ...choiceFlags(), ...own };
  },
  help,
  run,
};
