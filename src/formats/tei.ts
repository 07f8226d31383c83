/** TEI P5 XML with stand-off annotations. Shapes from the TEI Guidelines, chapters 16 to 18 and their specifications. */
import type { ExchangeFormat } from './exchange-format.js';
import { everything } from './facets.js';
import { startOf } from './json.js';
import type { AnnotatedArticle } from './json-export.js';
import { readEach } from './read-text.js';
import { readTei } from './tei-read.js';
import { writeTei } from './tei-write.js';
import { fitsXml } from './xml.js';

const isXml = (name: string) => /\.(xml|tei)$/i.test(name);

export const tei: ExchangeFormat = {
  id: 'tei',
  label: 'TEI (XML)',
  extensions: ['.xml', '.tei'],
  unit: 'code points in each block, as offset and length',
  holds: everything,
  recognises: (files) =>
    files.some((file) => isXml(file.name) && /<([\w.-]+:)?(TEI|TEI\.2|teiCorpus)[\s>]/.test(startOf(file))),
  write: (set, options = {}) => writeTei(set, options),
  read(files, { now = new Date().toISOString() } = {}) {
    const texts = files.filter(({ name }) => /\.txt$/i.test(name));
    return readEach(
      files.filter(({ name }) => !/\.txt$/i.test(name)),
      (file, report) => readTei(file, texts[0], now, report),
    );
  },
  losses: (set) => idLosses(set),
};

/** All else that XML cannot hold is written in full in the header. */
function idLosses({ annotations }: AnnotatedArticle): string[] {
  let count = 0;
  for (const { id } of annotations.values()) count += Number(!fitsXml(id));
  if (!count) return [];
  return [
    count === 1
      ? '1 annotation has an id with characters that XML cannot hold: it gets a new one.'
      : `${count.toLocaleString('en-US')} annotations have ids with characters that XML cannot hold: they get new ones.`,
  ];
}
