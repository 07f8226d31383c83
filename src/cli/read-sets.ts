/** Annotation sets out of files of any format, group by group. */
import type { ExchangedSet, ExchangeFormat, FileProblem } from '../formats/exchange-format.js';
import { fileNameOf } from '../formats/outgoing.js';
import { groupFiles, type FileGroup } from '../formats/recognise.js';
import { allFormats } from './format-options.js';
import { findFiles, openFile, type FoundFile, type InputFile } from './input-files.js';
import { stemOf } from './output-names.js';
import { pooled, reasonOf } from './pool.js';
import { counted, Progress, visible } from './terminal.js';

export interface ReadSet {
  readonly set: ExchangedSet;
  /** Of the first of the files that it was read from. */
  readonly from: string;
  readonly format: ExchangeFormat;
  /** For what is made of it: folder with `/` at the end, or '', and a name without ending. */
  readonly folder: string;
  readonly name: string;
}

/** What became of files that were read together. */
export interface ReadGroup {
  readonly files: readonly string[];
  /** Null where no format knows them. */
  readonly format: ExchangeFormat | null;
  readonly sets: readonly ReadSet[];
  readonly problems: readonly FileProblem[];
}

export interface ReadSetsOptions {
  /** Recognised by what the files hold where it is absent. */
  readonly from?: ExchangeFormat | undefined;
  readonly choices: Readonly<Record<string, string>>;
  /** A folder that is not looked into. */
  readonly except?: string | undefined;
}

/** One step of the way. */
export interface ReadStep {
  readonly group?: ReadGroup;
  /** Names of files in folders that hold no annotations. */
  readonly passedOver?: readonly string[];
}

/** Group after group, so that of thousands of sets only a few lie in memory. Never throws: one bad file does not stop the rest. */
export async function* readSets(
  paths: readonly string[],
  { from, choices, except }: ReadSetsOptions,
): AsyncGenerator<ReadStep> {
  const formats = from ? [from] : allFormats;
  const endings = [...new Set(formats.flatMap(({ extensions }) => extensions))];
  const { files, passedOver, problems } = await findFiles(paths, { endings, except });
  yield { passedOver };
  for (const problem of problems) yield { group: problemGroup(problem) };

  const progress = new Progress('Reading', files.length);
  for (const batch of batchesOf(files)) {
    const opened = await pooled(batch, openFile);
    const inputs = opened.filter((each): each is InputFile => !isProblem(each));
    const places = new Map(inputs.map((file) => [file.name, file]));
    for (const problem of opened.filter(isProblem)) yield { group: problemGroup(problem) };
    for (const group of groupFiles(inputs, formats)) {
      const place = places.get(group.files[0]!.name)!;
      // Articles without annotations lie in many a folder.
      if (!group.format && !place.named && group.files.every(isText))
        yield { passedOver: group.files.map(({ name }) => name) };
      else yield { group: readGroup(group, place, from ?? group.format, choices) };
    }
    progress.step(batch.length);
  }
  progress.end();
}

const isProblem = (each: InputFile | FileProblem): each is FileProblem => 'message' in each;
const isText = ({ name }: { readonly name: string }) => /\.txt$/i.test(name);
const problemGroup = (problem: FileProblem): ReadGroup => ({
  files: [problem.file],
  format: null,
  sets: [],
  problems: [problem],
});

/** Files that are opened at once, unless more of them belong together. */
const batchSize = 48;

/** Files of one base name stay together; a text that has none beside it may belong to any. */
function batchesOf(files: readonly FoundFile[]): readonly (readonly FoundFile[])[] {
  const stems = new Map<string, FoundFile[]>();
  for (const file of files) {
    const stem = file.name.replace(/\.[^/]*$/, '');
    const group = stems.get(stem);
    if (group) group.push(file);
    else stems.set(stem, [file]);
  }
  const groups = [...stems.values()];
  if (groups.some((group) => group.every(isText))) return [groups.flat()];
  const batches: FoundFile[][] = [];
  for (const group of groups) {
    const last = batches.at(-1);
    if (last && last.length + group.length <= batchSize) last.push(...group);
    else batches.push([...group]);
  }
  return batches;
}

function readGroup(
  { files }: FileGroup,
  place: InputFile,
  format: ExchangeFormat | null,
  choices: Readonly<Record<string, string>>,
): ReadGroup {
  const names = files.map(({ name }) => name);
  const failed = (message: string): ReadGroup => ({
    files: names,
    format,
    sets: [],
    problems: [{ file: place.name, message }],
  });
  if (!format)
    return failed('No format that this program knows: name it with --from, if you know which it is.');
  try {
    const { sets, problems } = format.read(files, choices);
    if (!sets.length && !problems.length) return failed('There is no article in it.');
    const one = sets.length === 1;
    return {
      files: names,
      format,
      sets: sets.map((set) => ({
        set,
        from: place.name,
        format,
        folder: place.folder,
        name: one ? stemOf(place.name) : fileNameOf(set),
      })),
      problems,
    };
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** One sentence on files that were left alone; null where none were. */
export function passedOverLine(names: readonly string[]): string | null {
  if (!names.length) return null;
  const shown = names.slice(0, 3).map(visible).join(', ');
  return `Passed over ${counted(names.length, 'file')} without annotations: ${shown}${names.length > 3 ? ', ...' : '.'}`;
}
