/** Annotation sets out of files of any format, group by group. */
import { Buffer, isUtf8 } from 'node:buffer';
import type { ExchangedSet, ExchangeFile, ExchangeFormat, FileProblem } from '../formats/exchange-format.js';
import { fileNameOf } from '../formats/outgoing.js';
import type { FileGroup } from '../formats/recognise.js';
import { isZip } from '../formats/zip-files.js';
import { allFormats } from './format-options.js';
import { groupsOf } from './group-files.js';
import { inputFiles, type InputFile } from './input-files.js';
import { stemOf } from './output-names.js';
import { reasonOf } from './pool.js';
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
  /** Called for each group as soon as it was read: thousands of sets need not be kept. */
  readonly onGroup: (group: ReadGroup) => void;
}

/** Names of files in folders that hold no annotations. Never throws: one bad file does not stop the rest. */
export async function readSets(
  paths: readonly string[],
  { from, choices, except, onGroup }: ReadSetsOptions,
): Promise<readonly string[]> {
  const formats = from ? [from] : allFormats;
  const endings = [...new Set(formats.flatMap(({ extensions }) => extensions))];
  const found = await inputFiles(paths, { endings, except });
  const places = new Map(found.files.map((file) => [file.name, file]));
  const passedOver = [...found.passedOver];
  for (const problem of found.problems)
    onGroup({ files: [problem.file], format: null, sets: [], problems: [problem] });

  const pending = [...groupsOf(found.files, formats)].reverse();
  const progress = new Progress('Reading', pending.length);
  for (let group = pending.pop(); group; group = pending.pop()) {
    const [first] = group.files;
    const place = places.get(first!.name)!;
    // Articles without annotations lie in many a folder.
    if (!group.format && !place.named && group.files.every(({ name }) => /\.txt$/i.test(name)))
      passedOver.push(...group.files.map(({ name }) => name));
    else onGroup(readGroup(group, place, from ?? group.format, choices));
    progress.step();
  }
  progress.end();
  return passedOver;
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
    const { sets, problems } = format.read(files.map(decoded), choices);
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

/** Node's own decoder is several times as fast as the one that formats call for bytes; what is no text is left to them. */
const decoded = (file: ExchangeFile): ExchangeFile =>
  file.data && isUtf8(file.data) && !isZip(file)
    ? {
        name: file.name,
        type: file.type,
        text: Buffer.from(file.data.buffer, file.data.byteOffset, file.data.length).toString(),
      }
    : file;

/** One sentence on files that were left alone; null where none were. */
export function passedOverLine(names: readonly string[]): string | null {
  if (!names.length) return null;
  const shown = names.slice(0, 3).map(visible).join(', ');
  return `Passed over ${counted(names.length, 'file')} without annotations: ${shown}${names.length > 3 ? ', ...' : '.'}`;
}
