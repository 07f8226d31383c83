// What the entries export beside elements, as TypeScript declares it, comments included: for the API page.
import { readFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);

/** `name` → the file that it comes from, where `file` imports it, or exports it from another: `/import|export/`. */
function namesFrom(file, verb) {
  const names = new Map();
  const lists = new RegExp(String.raw`^${verb} (?:type )?\{([^}]*)\} from '(\.[^']+)'`, 'gm');
  for (const [, list, from] of readFileSync(file, 'utf8').matchAll(lists))
    for (const name of list.split(',').map((each) => each.replace(/\btype /, '').trim()))
      if (name) names.set(name, new URL(from.replace(/\.js$/, '.d.ts'), file));
  return names;
}

/** `(typeof roles)[number]` says nothing to who has no `roles` before them. */
const spelledOut = (declared, text) =>
  declared.replace(/\(typeof (\w+)\)\[number\]/g, (whole, list) => {
    const values = new RegExp(String.raw`^(?:export )?declare const ${list}: readonly \[([^\]]*)\]`, 'm').exec(
      text,
    );
    return values ? values[1].replaceAll(', ', ' | ') : whole;
  });

/** The declaration of `name` with the comment before it; undefined where the file has none. */
function declarationIn(file, name) {
  const text = readFileSync(file, 'utf8');
  const head = String.raw`^(?:export )?(?:declare )?(?:interface|type|const|function) ${name}\b`;
  const start = new RegExp(head, 'm').exec(text)?.index;
  if (start === undefined) return undefined;
  const end = /^\S.*;$|^\}$/m.exec(text.slice(start));
  const comment = /\/\*\*(?:(?!\*\/)[^])*\*\/\n$/.exec(text.slice(0, start))?.[0] ?? '';
  return spelledOut(`${comment}${text.slice(start, start + end.index + end[0].length)}`, text);
}

/** Adds `name` to `all`, and after it the types that it speaks of. Throws Error where nothing declares it. */
function collect(all, name, file) {
  if (all.has(name)) return;
  const declared = declarationIn(file, name);
  if (declared === undefined) {
    const from = namesFrom(file, 'export').get(name);
    if (!from) throw new Error(`${file.pathname} declares no ${name}.`);
    return collect(all, name, from);
  }
  all.set(name, declared);
  const imported = namesFrom(file, 'import');
  for (const [other] of declared.replace(/\/\*\*[^]*?\*\//g, '').matchAll(/\b[A-Z]\w+/g)) {
    const from = imported.get(other) ?? (declarationIn(file, other) === undefined ? undefined : file);
    if (from) collect(all, other, from);
  }
}

const block = (declarations) => `\`\`\`ts\n${declarations.join('\n\n')}\n\`\`\`\n`;

/** Sections in Markdown: the shapes of what goes in and out of the elements, and what `/core` has beside them. */
export function declarationsPage() {
  const all = new Map([['AnnotationSet', '']]); // The schema tells it better.
  const added = (entry) => {
    const before = all.size;
    for (const [name, file] of namesFrom(new URL(`src/${entry}.d.ts`, dist), 'export'))
      if (!name.startsWith('Bias')) collect(all, name, file);
    return [...all.values()].slice(before);
  };
  const isShape = (text) => /^(export )?(declare )?(type|interface) /m.test(text);
  const shapes = added('index');
  const core = added('core');
  return [
    `## Types

What \`source-bias-annotator\` exports for TypeScript, and what that speaks of. \`AnnotationSet\` is JSON as \`dist/annotation-set.schema.json\`
has it.

${block(shapes)}`,
    `## \`source-bias-annotator/core\`

The model, its file, the formats and the measures, with no DOM: for scripts, workers and Node.

${block(core.filter((text) => !isShape(text)))}`,
    `### Types of \`/core\`

Beside those above.

${block(core.filter(isShape))}`,
  ].join('\n');
}
