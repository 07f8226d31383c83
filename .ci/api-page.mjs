// The API page in samples/docs: the elements from their manifest, all else from the declarations. Run by itself, after a
// build, it writes the page.
import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { declarationsPage } from './api-declarations.mjs';

const manifestFile = new URL('../dist/custom-elements.json', import.meta.url);
export const pageFile = new URL('../samples/docs/api.md', import.meta.url);
const tags = ['bias-annotator', 'bias-report', 'bias-workbench'];

const intro = `# API

Made from \`dist/custom-elements.json\` and the declarations of the package. Offsets are UTF-16 code units into \`article.text\`,
end-exclusive; in the file of an annotation set they are Unicode code points. What is named here stays as it is within a major version.
[Embedding](embedding.md) shows how it is used.
`;

const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const inCell = (text) => oneLine(text).replaceAll('|', '\\|');
const code = (text) => (text ? `\`${inCell(text)}\`` : '');

/** Nothing where there are no rows: an element without slots has no table of them. */
const table = (title, heads, rows) =>
  rows.length
    ? `### ${title}\n\n| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}\n${rows
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n')}\n`
    : '';

const isPublic = ({ privacy = 'public', static: ofClass }) => privacy === 'public' && !ofClass;

const property = ({ name, attribute, type, default: value, readonly, description }) => [
  code(name),
  code(attribute),
  `${code(type?.text)}${readonly ? ', read only' : ''}`,
  code(value === 'defaultDatabase' ? "'source-bias-annotator'" : value),
  inCell(description),
];

const signature = ({ name, parameters = [], return: returned }) =>
  `${name}(${parameters
    .map(({ name: each, type, optional }) => `${each}${optional ? '?' : ''}: ${oneLine(type?.text)}`)
    .join(', ')}): ${oneLine(returned?.type?.text ?? 'void')}`;

function elementPage({
  tagName,
  description,
  members = [],
  events = [],
  slots = [],
  cssParts = [],
  cssProperties = [],
}) {
  const own = members.filter(isPublic);
  const described = (list) => list.map((each) => [code(each.name), inCell(each.description)]);
  return [
    `## \`<${tagName}>\`\n\n${oneLine(description)}\n`,
    table(
      'Attributes and properties',
      ['property', 'attribute', 'type', 'default', 'meaning'],
      own.filter(({ kind }) => kind === 'field').map(property),
    ),
    table(
      'Methods',
      ['method', 'does'],
      own
        .filter(({ kind }) => kind === 'method')
        .map((method) => [code(signature(method)), inCell(method.description)]),
    ),
    table('Events', ['event', 'when'], described(events)),
    table(
      'Slots',
      ['slot', 'holds'],
      slots.map(({ name, description: holds }) => [name ? code(name) : '(none)', inCell(holds)]),
    ),
    table('Parts', ['part', 'is'], described(cssParts)),
    table(
      'Custom properties',
      ['property', 'default', 'sets'],
      cssProperties.map(({ name, default: value, description: sets }) => [
        code(name),
        code(value),
        inCell(sets),
      ]),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The page as Markdown. Throws Error where the manifest lacks an element. */
export async function apiPage() {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const all = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  const elements = tags.map((tag) => all.find(({ tagName }) => tagName === tag));
  if (elements.includes(undefined)) throw new Error(`The manifest lacks one of ${tags.join(', ')}.`);
  const page = [intro, ...elements.map(elementPage), declarationsPage()].join('\n');
  return format(page, { ...(await resolveConfig(fileURLToPath(pageFile))), parser: 'markdown' });
}

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(pageFile, await apiPage());
