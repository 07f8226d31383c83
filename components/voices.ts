/** Who speaks in an annotation, and in those that it lies in. */
import { chain } from '../src/domain/parents.js';
import type { Annotation } from '../src/domain/annotation.js';
import { quote, shorten } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { sourceWords } from './source-choice.js';

/** Characters of the words that stand for an annotation without a source. */
const nameLength = 28;

/** The source by its name, else by its words, else what it says. */
export function voiceOf(session: Session, annotation: Annotation): string {
  const named = session.sourcesOf(annotation).map(({ name }) => name);
  return (
    named.join(', ') ||
    sourceWords(session, annotation) ||
    shorten(quote(session.article.text, annotation.spans), nameLength)
  );
}

/** From the outermost voice inwards, as “militia > US”. `around`: only those that it lies in, `most` of them. */
export function chainLabel(
  session: Session,
  annotation: Annotation,
  { around = false, most = Infinity }: { around?: boolean; most?: number } = {},
): string {
  const all = chain(session.annotations, annotation);
  const { parent } = all[0]!;
  const voices = all.slice(0, around ? -1 : undefined).map((each) => voiceOf(session, each));
  if (parent !== null && !session.annotations.has(parent)) voices.unshift('one that is gone');
  return voices.slice(-most).join(' > ');
}
