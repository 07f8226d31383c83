/** Which of many files belong together, and what they are: `a.txt` with `a.ann`, a table with its texts. */
import type { ExchangeFile, ExchangeFormat } from './exchange-format.js';

export interface FileGroup {
  /** Null where no format knows these files: an article, perhaps. */
  readonly format: ExchangeFormat | null;
  readonly files: readonly ExchangeFile[];
}

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);
/** To the first dot: `vote.sources.csv` belongs to `vote.csv`. */
const stemOf = (name: string) => folderOf(name) + name.slice(folderOf(name).length).split('.')[0]!;
const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);

/**
 * `files` in groups that are read together, in the order of their first files; the first of `formats` that recognises a
 * group has it. Never throws: a format that trips over a file does not know it.
 */
export function groupFiles(
  files: readonly ExchangeFile[],
  formats: readonly ExchangeFormat[],
): readonly FileGroup[] {
  const stems = new Map<string, ExchangeFile[]>();
  for (const file of files) {
    const stem = stemOf(file.name);
    const group = stems.get(stem);
    if (group) group.push(file);
    else stems.set(stem, [file]);
  }
  const groups = [...stems.values()].map((group) => ({ format: formatOf(group, formats), files: group }));
  return withTexts(groups.flatMap((group) => (group.files.length > 1 ? divided(group, formats) : [group])));
}

/** Files of one base name may be the same article in several formats: each format gets its own. */
function divided(group: FileGroup, formats: readonly ExchangeFormat[]): readonly FileGroup[] {
  const { format, files } = group;
  if (!format) return files.map((file) => ({ format, files: [file] }));
  const { extensions } = format;
  const knows = (each: ExchangeFormat, file: ExchangeFile) => formatOf([file], [each]) !== null;
  const known = new Set(files.filter((file) => knows(format, file)));
  const isCompanion = (file: ExchangeFile) =>
    extensions.some((ending) => file.name.toLowerCase().endsWith(ending)) &&
    !formats.some((each) => knows(each, file));
  const own = files.filter((file) => known.has(file) || isCompanion(file));
  if (own.every(isText)) return [group];
  // Of a format whose sets are one file each, files of one base name are as many sets.
  const alone = extensions.length === 1 && own.every((file) => known.has(file));
  const groups = alone ? own.map((file) => ({ format, files: [file] })) : [{ format, files: own }];
  const others = files.filter((file) => !own.includes(file));
  if (!others.length) return groups;
  // A text may belong to the files of several formats.
  const texts = own.filter(isText);
  const rest = groupFiles([...others, ...texts], formats);
  return [
    ...groups,
    ...rest.filter((each) => each.format || !each.files.every((file) => texts.includes(file))),
  ];
}

function formatOf(files: readonly ExchangeFile[], formats: readonly ExchangeFormat[]): ExchangeFormat | null {
  const knows = (format: ExchangeFormat) => {
    try {
      return format.recognises(files);
    } catch {
      return false;
    }
  };
  return formats.find(knows) ?? null;
}

/** Texts that nothing knows go to the groups beside or above them that have none and could use them. */
function withTexts(groups: readonly FileGroup[]): readonly FileGroup[] {
  const loose = groups.filter(({ format, files }) => !format && files.every(isText));
  const taken = new Set<FileGroup>();
  const all = groups.map((group) => {
    const { format, files } = group;
    if (!format?.extensions.includes('.txt') || files.some(isText)) return group;
    const folder = folderOf(files[0]!.name);
    const own = loose.filter((text) => !taken.has(text) && text.files[0]!.name.startsWith(folder));
    for (const text of own) taken.add(text);
    return { format, files: [...files, ...own.flatMap((text) => text.files)] };
  });
  return all.filter((group, index) => !taken.has(groups[index]!) || group.format);
}
