/**
 * REFI-QDA projects (`.qdpx`) and codebooks (`.qdc`), which MAXQDA, NVivo, ATLAS.ti and QualCoder read and write. Shapes
 * from the REFI-QDA standard 1.5 as its open readers know them.
 */
import { sentenceOf } from '../domain/sentence-of.js';
import type { ExchangedSet, ExchangeFile, ExchangeFormat, WriteOptions } from './exchange-format.js';
import { allBut, lossesOf, type Facet } from './facets.js';
import { startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { fileNameOf } from './outgoing.js';
import { readProject } from './refi-read.js';
import { codebookFile, projectFiles } from './refi-write.js';
import { fitsXml } from './xml.js';
import { isZip, readZip, writeZip } from './zip-files.js';

/** Nothing in a project is a place for data of others. */
const holds: readonly Facet[] = allBut(
  'registry',
  'value-types',
  'confidence',
  'prefilled',
  'ids',
  'names',
  'orphans',
  'blocks',
  'removed',
  'codebook',
);

export const refiQda: ExchangeFormat = {
  id: 'refi-qda',
  label: 'REFI-QDA (MAXQDA, NVivo, ATLAS.ti, QualCoder)',
  extensions: ['.qdpx', '.qdc', '.qde'],
  unit: 'code points',
  holds,
  options: [
    {
      id: 'file',
      label: 'What is written',
      values: [
        { id: 'project', label: 'a project with texts and annotations' },
        { id: 'codebook', label: 'the codebook alone' },
      ],
    },
    {
      id: 'newlines',
      label: 'Line breaks',
      values: [
        { id: 'lf', label: 'LF, for ATLAS.ti, NVivo and QualCoder' },
        { id: 'crlf', label: 'CRLF, counted as two, for MAXQDA' },
      ],
    },
  ],
  recognises: (files) =>
    files.some(
      (file) =>
        (/\.qdpx$/i.test(file.name) && isZip(file)) ||
        (/\.(qdc|qde)$/i.test(file.name) && startOf(file).includes('urn:QDA-XML:')),
    ),
  write: (set, options = {}) => refiQda.gather!([set], { name: fileNameOf(set), ...options }),
  gather(sets, { exported = new Date().toISOString(), name = 'project', file, newlines } = {}) {
    if (file === 'codebook') return codebooks(sets, name);
    const files = projectFiles(sets, { exported, name, crlf: newlines === 'crlf' });
    const data = writeZip(
      files.map((each) => ({ ...each, type: 'text/plain' })),
      exported,
    );
    return [{ name: `${name}.qdpx`, type: 'application/zip', data }];
  },
  read(files, { now = new Date().toISOString() } = {}) {
    const sets: ExchangedSet[] = [];
    const problems: { file: string; id?: string; message: string }[] = [];
    for (const file of files) {
      if (/\.txt$/i.test(file.name)) continue;
      try {
        const { project, others } = unpack(file, files);
        sets.push(...readProject(file.name, project, others, now, (problem) => problems.push(problem)));
      } catch (error) {
        problems.push({ file: file.name, message: sentenceOf(error) });
      }
    }
    return { sets, problems };
  },
  losses: (set, options = {}) => lossesIn(set, options),
};

function unpack(file: ExchangeFile, beside: readonly ExchangeFile[]) {
  if (!isZip(file)) {
    if (/\.qdpx$/i.test(file.name))
      throw new Error('This is no REFI-QDA project: a project is a zip file, and this is none.');
    return { project: file, others: beside };
  }
  const others = readZip(file.data!, (name) => /\.(qde|txt)$/i.test(name));
  const project = others.find(({ name }) => /\.qde$/i.test(name));
  if (!project) throw new Error('This is no REFI-QDA project: it holds no project.qde.');
  return { project, others };
}

/** One for each codebook; almost always there is one. */
function codebooks(sets: readonly AnnotatedArticle[], name: string): readonly ExchangeFile[] {
  const all = [
    ...new Map(sets.map(({ codebook }) => [`${codebook.id} ${codebook.version}`, codebook])).values(),
  ];
  return all.map((codebook, index) => ({
    name: `${name}${index ? `-${index + 1}` : ''}.qdc`,
    type: 'application/xml',
    text: codebookFile(codebook),
  }));
}

const annotations = (count: number) =>
  count === 1 ? '1 annotation' : `${count.toLocaleString('en-US')} annotations`;

function lossesIn(set: AnnotatedArticle, { file }: WriteOptions): string[] {
  if (file === 'codebook')
    return [
      'The codebook alone is written: the text, its annotations and who is quoted are left out.',
      'Of the codebook, keys, rules and conditions are left out.',
    ];
  const isGuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  let [others, broken] = [0, 0];
  for (const { id, note, analyst, attributes } of set.annotations.values()) {
    others += Number(!isGuid(id));
    broken += Number(!fitsXml(note + analyst + JSON.stringify(Object.entries(attributes).map(String))));
  }
  const own = lossesOf(others ? holds : [...holds, 'ids'], set, {
    ids: () =>
      `${annotations(others)} ${others === 1 ? 'gets a new id' : 'get new ids'} when the file is read again.`,
    codebook: () =>
      'Of the codebook, keys, rules and conditions are left out; kinds that are not in the default codebook are known by their labels when the file is read again.',
  });
  return broken
    ? [
        ...own,
        `In ${annotations(broken)}, characters that XML cannot hold are replaced in notes, names or values.`,
      ]
    : own;
}
