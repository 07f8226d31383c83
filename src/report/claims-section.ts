/** What nobody is said to say: claims, by what the article offers for them. */
import type { ClaimCase, SourceBalance } from '../measures/balance.js';
import { counted, evidenceOf, partOf, shareCell } from './cells.js';
import type { Row, Section } from './document.js';
import type { Names } from './names.js';

/** Nothing is offered for it, or nothing is coded and it lies in nobody's content. */
export const isUnattributed = ({ support }: ClaimCase) => support === 'none' || support === '';

export function claimsSection({ claims, countedWords }: SourceBalance, names: Names): Section {
  const values = (attribute: 'support' | 'worth' | 'certainty') =>
    names.values('claim', attribute, claims.map((claim) => claim[attribute]).filter(Boolean));
  const supports = [...values('support'), ...(claims.some(({ support }) => !support) ? [''] : [])];
  const columns = supports.map((support, tone) => ({
    id: support || 'not-coded',
    label: support ? names.value('claim', 'support', support) : 'Not coded, in nobody’s words',
    unit: 'annotations' as const,
    tone: tone % 8,
  }));
  const row = (id: string, label: string, among: readonly ClaimCase[]): Row => ({
    id,
    label,
    cells: supports.map((support) => {
      const found = among.filter((claim) => claim.support === support);
      return shareCell(found.length, among.length, evidenceOf(found.map((claim) => claim.id)));
    }),
  });
  const by = (attribute: 'worth' | 'certainty') =>
    [...values(attribute), ''].flatMap((value) => {
      const among = claims.filter((claim) => claim[attribute] === value);
      return among.length ? [row(`${attribute}-${value}`, names.value('claim', attribute, value), among)] : [];
    });
  const open = claims.filter(isUnattributed);
  const none = claims.length ? [] : ['No claim is marked in what is counted: nothing can be said of them.'];
  const drawn = (rows: readonly Row[]) =>
    rows.length ? { type: 'stack' as const, columns: columns.map(({ id }) => id) } : null;
  const worth = by('worth');
  const certainty = by('certainty');
  const total = row('total', 'All', claims);
  return {
    id: 'claims',
    title: 'What nobody is said to say',
    lead: claims.length
      ? `${partOf(open.length, claims.length, 'claim')} ${open.length === 1 ? 'is' : 'are'} asserted without a source, in ${counted(countedWords, 'counted word')}.`
      : 'No claims are marked.',
    figures: [
      {
        id: 'unattributed',
        title: 'Claims by what is offered for them, and by whether they are worth checking',
        measures: ['unattributed', 'interval'],
        chart: drawn(worth),
        table: { head: 'Worth', columns, rows: worth, total },
        notes: none,
      },
      {
        id: 'certainty',
        title: 'Claims by what is offered for them, and by how certain they are put',
        measures: ['unattributed'],
        chart: drawn(certainty),
        table: { head: 'Certainty', columns, rows: certainty, total },
        notes: none,
      },
      {
        id: 'unattributed-rate',
        title: 'Claims without a source',
        measures: ['unattributed', 'interval'],
        chart: claims.length ? { type: 'interval', columns: ['unattributed'] } : null,
        table: {
          head: 'Claims',
          columns: [
            { id: 'unattributed', label: 'Without a source', unit: 'annotations' },
            { id: 'all', label: 'All', unit: 'annotations' },
          ],
          rows: [
            ...values('worth').map((value) => [value, names.value('claim', 'worth', value)] as const),
            ['all', 'All'] as const,
          ].flatMap(([value, label]) => {
            const among = value === 'all' ? claims : claims.filter(({ worth: each }) => each === value);
            const found = among.filter(isUnattributed);
            return among.length
              ? [
                  {
                    id: value,
                    label,
                    cells: [
                      shareCell(found.length, among.length, evidenceOf(found.map(({ id }) => id))),
                      {
                        text: String(among.length),
                        value: among.length,
                        evidence: evidenceOf(among.map(({ id }) => id)),
                      },
                    ],
                  },
                ]
              : [];
          }),
        },
        notes: none,
      },
    ],
  };
}
