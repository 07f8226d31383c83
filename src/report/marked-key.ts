/** The key to a marked article: what each kind of mark means. */
import { findKind } from '../domain/codebook.js';
import { fragment, tag, type Html } from './html-text.js';
import type { Marking } from './marked-model.js';
import { kindLabel, toneOf } from './marked-labels.js';

export function markedKey({ coded: { codebook }, placed }: Marking): Html {
  if (!placed.length) return tag('p', { class: 'note' }, 'Nothing is marked in this text.');
  const used = new Set(placed.map(({ kind }) => kind));
  const order = [...new Set([...codebook.kinds.map(({ id }) => id), ...used])].filter((kind) => used.has(kind));
  const items = order.map((kind) => {
    const n = placed.filter((each) => each.kind === kind).length;
    const { definition, key } = findKind(codebook, kind) ?? {};
    return tag(
      'li',
      { class: `tone-${toneOf(codebook, kind)}` },
      tag('mark', {}, kindLabel(codebook, kind)),
      ` ${key?.toUpperCase() ?? '?'} · ${n}`,
      definition && tag('span', { class: 'soft' }, ` – ${definition}`),
    );
  });
  const parts = order.flatMap((kind) => {
    const found = findKind(codebook, kind);
    if (!found || found.parts.length < 2) return [];
    return tag(
      'li',
      { class: `tone-${toneOf(codebook, kind)}` },
      `${found.label}: `,
      found.parts.map(({ id, label }, index) => [index ? ', ' : '', tag('mark', { 'data-part': id }, label)]),
    );
  });
  return fragment(
    tag('ul', { class: 'key', 'aria-label': 'Key' }, items, parts),
    tag(
      'p',
      { class: 'note' },
      'The letter is the kind, the number that of the annotation; it leads to the list below and back. Greyed blocks are not counted.',
    ),
  );
}
