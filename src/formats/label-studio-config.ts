/** The labelling interface of Label Studio for a codebook: whatever the results of a task name has to be in it. */
import type { Attribute, Codebook, Kind } from '../domain/codebook.js';
import type { LabelWriter } from './labels.js';
import { xmlAttributes } from './xml.js';

/** Ties the other spans of an annotation to its first one. */
export const together = 'same annotation';
/** Names of the control that labels, and of the text that all controls speak of. */
export const labelsName = 'label';
export const textName = 'text';

/** An attribute's id may mean different things in different kinds. */
export const controlName = (kind: Pick<Kind, 'id'>, attribute: Pick<Attribute, 'id'>) =>
  `${kind.id}.${attribute.id}`;

const tag = (name: string, attributes: Readonly<Record<string, string | undefined>>, content?: string) =>
  content === undefined
    ? `<${name}${xmlAttributes(attributes)}/>`
    : `<${name}${xmlAttributes(attributes)}>${content}</${name}>`;

/** XML for the settings of a project. `labels`: those of the set, which may be more than the codebook's. */
export function configOf(codebook: Codebook, labels: LabelWriter): string {
  const controls = codebook.kinds.flatMap((kind) => {
    const own = kind.parts.map(({ id }) => labels.of({ kind: kind.id, part: id }));
    const shown = { visibleWhen: 'region-selected', whenTagName: labelsName, whenLabelValue: own.join(',') };
    return kind.attributes.map((attribute) => {
      const control = { name: controlName(kind, attribute), toName: textName, perRegion: 'true' };
      const header = tag('Header', { value: attribute.label, size: '5' });
      const field = attribute.values
        ? tag(
            'Choices',
            { ...control, choice: 'single', showInline: 'true' },
            attribute.values
              .map(({ id, definition }) => tag('Choice', { value: id, hint: definition }))
              .join(''),
          )
        : tag('TextArea', { ...control, maxSubmissions: '1' });
      return tag('View', shown, header + field);
    });
  });
  const choices = labels.entries.map(([label]) => tag('Label', { value: label })).join('');
  const lines = [
    tag('Labels', { name: labelsName, toName: textName }, choices),
    tag('Text', { name: textName, value: '$text' }),
    tag('Relations', {}, tag('Relation', { value: together })),
    ...controls,
  ];
  return `<View>\n${lines.map((line) => `  ${line}\n`).join('')}</View>\n`;
}
