/** Files in groups that are read together, where one folder holds the same articles in several formats. */
import type { ExchangeFile, ExchangeFormat } from '../formats/exchange-format.js';
import { groupFiles, type FileGroup } from '../formats/recognise.js';

/** As `groupFiles`, which gives all files of one base name to one format: here each format gets its own. */
export const groupsOf = (
  files: readonly ExchangeFile[],
  formats: readonly ExchangeFormat[],
): readonly FileGroup[] =>
  groupFiles(files, formats).flatMap((group) => (group.files.length > 1 ? divided(group, formats) : [group]));

const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);

function divided(group: FileGroup, formats: readonly ExchangeFormat[]): readonly FileGroup[] {
  const { format, files } = group;
  if (!format) return files.map((file) => ({ format, files: [file] }));
  const { extensions } = format;
  const knows = (each: ExchangeFormat, file: ExchangeFile) => groupFiles([file], [each])[0]!.format !== null;
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
  const rest = groupsOf([...others, ...texts], formats);
  return [
    ...groups,
    ...rest.filter((each) => each.format || !each.files.every((file) => texts.includes(file))),
  ];
}
