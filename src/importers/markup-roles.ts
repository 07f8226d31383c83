/** What a page's markup says about a part of it: by tag, and by the names that publishers give. */
import type { Role } from '../domain/article.js';
import type { Rule } from './rules.js';

/** A role and why. */
export interface Naming {
  readonly role: Role;
  readonly rule: Rule;
}

const furniture = (rule: Rule): Naming => ({ role: 'boilerplate', rule });

const headline: Naming = { role: 'headline', rule: 'marked as a headline' };
const standfirst: Naming = { role: 'standfirst', rule: 'marked as a standfirst' };
const byline: Naming = { role: 'byline', rule: 'marked as a byline' };
/** The paper or agency that a line names beside its date; elsewhere, a source is that of a figure. */
const agency: Naming = { ...byline };
const dateline: Naming = { role: 'dateline', rule: 'marked as a date line' };
const caption: Naming = { role: 'caption', rule: 'marked as a caption' };

const tags: ReadonlyMap<string, Naming> = new Map([
  ['h1', { role: 'headline', rule: 'main heading' }],
  ['figcaption', caption],
  ['time', dateline],
  ['nav', furniture('navigation')],
  ['button', furniture('button')],
]);

const starts = (list: string) => new RegExp(`(?:^|\\s|__)(?:${list})(?![a-z])`, 'i');
const within = (list: string) => new RegExp(`(?:^|[\\s_-])(?:${list})(?![a-z])`, 'i');
const whole = (list: string) => new RegExp(`(?:^|\\s)(?:${list})(?:\\s|$)`, 'i');

/** Names of an article's own parts, and of furniture inside it: the whole of a name, its start, or a word within. */
const names: readonly (readonly [RegExp, Naming])[] = [
  [starts('headline|(?:article|story|post|entry)[-_]*(?:title|headline)'), headline],
  [within('pull-?quote'), { role: 'pull-quote', rule: 'marked as a pull quote' }],
  [
    within(
      'stand-?first|dek|sub-?title|sub-?headline|chapeau|chapo|(?:article|story|post|entry)[-_]+(?:summary|deck)',
    ),
    standfirst,
  ],
  [whole('lead|deck|vorspann|entradilla|bajada|ingress'), standfirst],
  [within('by-?line|(?:post|entry|article|story)[-_]+authors?(?![-_]*(?:box|bio|info|card))'), byline],
  [whole('authors?(?:[-_]name)?'), byline],
  [whole('source'), agency],
  [
    starts(
      'date-?line|dates|pub-?date|publish(?:ed)?-date|(?:article|story|post|entry)[-_]+date|posted-on|time-?stamp',
    ),
    dateline,
  ],
  [whole('date|time|datetime'), dateline],
  [starts('caption'), caption],
  [
    within(
      '(?:image|img|photo|picture|media|figure|gallery|wp)-?(?:caption|credit)s?(?:-text)?|legende|bildunterschrift',
    ),
    caption,
  ],
  [starts('ads?|advert|advertisement|sponsored'), furniture('advertisement')],
  [starts('author-?(?:box|bio)|about-?author'), furniture('author box')],
  [starts('breadcrumbs?'), furniture('breadcrumbs')],
  [starts('comments?'), furniture('comments')],
  [starts('cookies?'), furniture('cookie notice')],
  [starts('kicker|eyebrow'), furniture('section label')],
  [starts('newsletter'), furniture('newsletter box')],
  [starts('pay-?wall|reg-?wall'), furniture('subscription box')],
  [starts('promo'), furniture('promotion')],
  [starts('read(?:ing)?-?time'), furniture('reading time')],
  [starts('related|recirc'), furniture('related articles')],
  [starts('share|sharing|social(?![-_]*(?:embed|post))'), furniture('share bar')],
  [starts('tags'), furniture('tags')],
  [starts('running-head'), furniture('page header')],
  [starts('running-foot'), furniture('page footer')],
];

/** Elements that hold the article itself, whose classes often name what else is on the page. */
const wholes = new Set(['body', 'main', 'article', 'html']);

/**
 * All that an element is called. Sites whose classes are made by a tool name their parts for their tests; an element of
 * a site's own is a name in itself.
 */
export function namesOf(element: Element): string {
  const list = ['class', 'id', 'data-testid', 'data-component', 'data-qa'].map(
    (name) => element.getAttribute(name) ?? '',
  );
  const own = /^[a-z]+-(.+)/.exec(element.localName)?.[1] ?? '';
  return [...list, own].filter(Boolean).join(' ');
}

const cache = new Map<string, Naming | undefined>();
const mostNames = 5000;

/** What an element's tag or name says that it is; undefined where it says nothing. */
export function namingOf(element: Element): Naming | undefined {
  const tag = tags.get(element.localName);
  if (tag || wholes.has(element.localName)) return tag;
  const name = namesOf(element);
  if (!name) return undefined;
  if (!cache.has(name)) {
    if (cache.size >= mostNames) cache.clear();
    const parts = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2');
    cache.set(name, names.find(([pattern]) => pattern.test(parts))?.[1]);
  }
  const naming = cache.get(name);
  if (naming === agency && element.localName !== 'span') return undefined;
  return naming && fits(element, naming) ? naming : undefined;
}

/** A name is often that of a box around the part that it names. */
function fits(element: Element, { role }: Naming): boolean {
  if (role === 'headline') return !element.querySelector('h1, h2, h3, p, div');
  return element.textContent.length <= (longest[role] ?? Infinity);
}

/** In UTF-16, with the white space between its parts. */
const longest: Partial<Record<Role, number>> = { standfirst: 1000, byline: 300, dateline: 200 };
