/** The report of one article, or of several taken together: every section, its figures and their words. */
import { titleOf } from '../domain/article.js';
import { spansOf } from '../domain/parents.js';
import { quote, shorten } from '../domain/span.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import type { SourceBalance } from '../measures/balance.js';
import { contentPart, type Case } from '../measures/case.js';
import type { Coded } from '../measures/coded.js';
import { claimsSection } from './claims-section.js';
import type { Report, Section } from './document.js';
import { framingSection } from './framing-section.js';
import { identitySection } from './identity-section.js';
import { leftOutSection } from './left-out-section.js';
import { mannerSection } from './manner-section.js';
import { namesOf, type Names } from './names.js';
import { orderSection } from './order-section.js';
import { stripSection } from './strip-section.js';
import { voicesSection } from './voices-section.js';

/** `codeds`: what `balance` was taken of, in the same order. Throws RangeError where it is not. */
export function balanceReport(balance: SourceBalance, codeds: readonly Coded[]): Omit<Report, 'method'> {
  if (balance.articles.length !== codeds.length)
    throw new RangeError(`A balance of ${balance.articles.length} articles is not one of ${codeds.length}`);
  const names = namesOf(balance, codeds[0]?.codebook ?? defaultCodebook);
  const labelOf = caseLabels(codeds, names);
  const [only] = codeds;
  const sections: readonly Section[] = [
    voicesSection(balance, names),
    ...(only && codeds.length === 1 ? [stripSection(only, balance, names, labelOf)] : []),
    mannerSection(balance, names),
    identitySection(balance, names),
    orderSection(balance, names, labelOf),
    claimsSection(balance, names),
    framingSection(balance, names),
    leftOutSection(balance, codeds),
  ];
  return { title: only && codeds.length === 1 ? titleOf(only.article) : `${codeds.length} articles`, sections };
}

/** Who says what, in a few words. */
function caseLabels(codeds: readonly Coded[], names: Names): (each: Case) => string {
  const annotations = new Map(
    codeds.flatMap(({ article, annotations: all }) => all.map((each) => [each.id, { article, each }] as const)),
  );
  /** Several charts name the same case. */
  const known = new Map<string, string>();
  const label = ({ id, sources }: Case): string => {
    const found = annotations.get(id);
    const words = found ? shorten(quote(found.article.text, spansOf(found.each, contentPart)), 60) : '';
    const who = sources.map((source) => names.source(source)).join(' and ') || 'Nobody of the registry';
    return words ? `${who}, “${words}”` : who;
  };
  return (each) => {
    const made = known.get(each.id) ?? label(each);
    known.set(each.id, made);
    return made;
  };
}
