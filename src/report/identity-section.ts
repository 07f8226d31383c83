/** Who they are said to be: how far readers can tell. */
import { anonymities } from '../domain/source-fields.js';
import type { SourceBalance } from '../measures/balance.js';
import { attributionKind, formAttribute, type Case } from '../measures/case.js';
import { evidenceOf, partOf, shareCell } from './cells.js';
import type { Row, Section } from './document.js';
import type { Names } from './names.js';

const unknown = { id: 'unknown', label: 'Not coded' };

export function identitySection(
  { cases, identities, attributions, uniqueSources, contentWords, quotedWords }: SourceBalance,
  names: Names,
): Section {
  const found = [...anonymities, unknown].map(({ id, label }, tone) => ({
    id: id as keyof typeof identities,
    label,
    tone,
    cases: cases.filter(({ identity }) => (identity || 'unknown') === id),
  }));
  const sum = (among: readonly Case[], base: 'voice' | 'quoted') =>
    among.reduce((all, { words }) => all + words[base], 0);
  const rows = found
    .filter((each) => each.cases.length || identities[each.id].length || each.id !== 'unknown')
    .map(({ id, label, tone, cases: among }): Row => {
      const ids = among.map((each) => each.id);
      const ofSources = cases.filter(({ sources }) =>
        sources.some((source) => identities[id].includes(source)),
      );
      return {
        id,
        label,
        tone,
        cells: [
          shareCell(identities[id].length, uniqueSources.total, evidenceOf(ofSources.map((each) => each.id))),
          shareCell(among.length, attributions.total, evidenceOf(ids)),
          shareCell(sum(among, 'voice'), contentWords.voice.total, evidenceOf(ids, 'voice')),
          shareCell(sum(among, 'quoted'), quotedWords.total, evidenceOf(ids, 'quoted')),
        ],
      };
    });
  const anonymous = found
    .filter(({ id }) => id === 'anonymous_person' || id === 'anonymous_group')
    .flatMap((each) => each.cases);
  const vague = found.find(({ id }) => id === 'anonymous_group')!.cases;
  const forms = names.values(attributionKind, formAttribute, cases.map(({ form }) => form).filter(Boolean));
  const columns = [
    { id: 'sources', label: 'Sources', unit: 'sources' },
    { id: 'attributions', label: 'Attributions', unit: 'attributions' },
    { id: 'words', label: 'Words', unit: 'words' },
    { id: 'quoted', label: 'Quoted words', unit: 'words' },
  ] as const;
  const nobody = attributions.total ? [] : ['No attribution is counted.'];
  return {
    id: 'identity',
    title: 'Who can be told',
    lead: attributions.total
      ? `${partOf(anonymous.length, attributions.total, 'attribution')} and ${partOf(sum(anonymous, 'voice'), contentWords.voice.total, 'word')} come from sources without a name, ${partOf(vague.length, attributions.total, 'attribution')} from groups without names. Fully identified: ${transparency(identities.named.length)}.`
      : 'There are no attributions to compare.',
    figures: [
      {
        id: 'identity',
        title: 'Named and anonymous sources',
        measures: ['identity', 'transparency', 'interval'],
        chart: attributions.total ? { type: 'bars', columns: columns.map(({ id }) => id) } : null,
        table: { head: 'How far readers can tell', columns, rows },
        notes: nobody,
      },
      {
        id: 'form',
        title: 'Form of the source in the text',
        measures: ['identity', 'interval'],
        chart: attributions.total ? { type: 'bars', columns: ['attributions'] } : null,
        table: {
          head: 'Form',
          columns: [columns[1]],
          rows: [...forms, ...(cases.some(({ form }) => !form) ? [''] : [])].map((form) => {
            const among = cases.filter((each) => each.form === form);
            return {
              id: form || 'not-coded',
              label: names.value(attributionKind, formAttribute, form),
              cells: [shareCell(among.length, cases.length, evidenceOf(among.map(({ id }) => id)))],
            };
          }),
        },
        notes: nobody,
      },
    ],
  };
}

/** The steps in which the Project for Excellence in Journalism counted them. */
const transparency = (named: number) =>
  `${named} ${named === 1 ? 'source' : 'sources'} (step ${named === 0 ? '0' : named === 1 ? '1' : named < 4 ? '2–3' : '4+'} of 0, 1, 2–3, 4+)`;
