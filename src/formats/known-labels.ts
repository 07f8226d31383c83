/** Which labels mean something without a codebook beside them. */
import { defaultCodebook } from '../domain/default-codebook.js';
import { LabelReader, type LabelParts } from './labels.js';

/** Kind and part of a label that the default codebook knows, else null. */
export function knownLabels(): (label: string) => LabelParts | null {
  let isNew = false;
  const reader = new LabelReader(defaultCodebook, [], () => (isNew = true));
  const answers = new Map<string, LabelParts | null>();
  return (label) => {
    let answer = answers.get(label);
    if (answer === undefined) {
      isNew = false;
      const parts = reader.read(label);
      answer = isNew ? null : parts;
      answers.set(label, answer);
    }
    return answer;
  };
}
