/** What a page's markup says about a part of it: by tag, and by the names that publishers give. */
import type { Role } from '../domain/article.js';
import type { Rule } from './rules.js';

/** A role and why. */
export interface Naming {
  readonly role: Role;
  readonly rule: Rule;
}

const furniture = (rule: Rule): Naming => ({ role: 'boilerplate', rule });

const tags: ReadonlyMap<string, Naming> = new Map([
  ['h1', { role: 'headline', rule: 'main heading' }],
  ['figcaption', { role: 'caption', rule: 'marked as a caption' }],
  ['nav', furniture('navigation')],
  ['button', furniture('button')],
]);

const parts = (list: string) => new RegExp(`(?:^|\\s|__)(?:${list})(?![a-z])`, 'i');
const anywhere = (list: string) => new RegExp(`(?:^|[\\s_-])(?:${list})(?![a-z])`, 'i');

const headline: Naming = { role: 'headline', rule: 'marked as a headline' };

/** Names of an article's own parts, and of furniture inside it: at the start of a name or after `__`. */
const names: readonly (readonly [RegExp, Naming])[] = [
  [parts('headline|(?:article|story|post|entry)[-_]*(?:title|headline)'), headline],
  [anywhere('pull-?quote'), { role: 'pull-quote', rule: 'marked as a pull quote' }],
  [
    anywhere(
      'stand-?first|dek|sub-?title|sub-?headline|chapeau|(?:article|story|post|entry)[-_]+(?:summary|deck)',
    ),
    { role: 'standfirst', rule: 'marked as a standfirst' },
  ],
  [
    anywhere('by-?line|(?:post|entry|article|story)[-_]+authors?(?![-_]*(?:box|bio|info|card))'),
    { role: 'byline', rule: 'marked as a byline' },
  ],
  [/(?:^|\s)authors?(?:[-_]name)?(?:\s|$)/i, { role: 'byline', rule: 'marked as a byline' }],
  [
    parts('date-?line|dates|pub-?date|publish(?:ed)?-date|(?:article|story|post|entry)[-_]+date|posted-on'),
    { role: 'dateline', rule: 'marked as a date line' },
  ],
  [
    anywhere('(?:image|photo|media|figure|wp)-caption(?:-text)?'),
    { role: 'caption', rule: 'marked as a caption' },
  ],
  [parts('ads?|advert|advertisement|sponsored'), furniture('advertisement')],
  [parts('author-?(?:box|bio)|about-?author'), furniture('author box')],
  [parts('breadcrumbs?'), furniture('breadcrumbs')],
  [parts('comments?'), furniture('comments')],
  [parts('cookies?'), furniture('cookie notice')],
  [parts('kicker|eyebrow'), furniture('section label')],
  [parts('newsletter'), furniture('newsletter box')],
  [parts('pay-?wall|reg-?wall'), furniture('subscription box')],
  [parts('promo'), furniture('promotion')],
  [parts('read(?:ing)?-?time'), furniture('reading time')],
  [parts('related|recirc'), furniture('related articles')],
  [parts('share|sharing|social(?![-_]*(?:embed|post))'), furniture('share bar')],
  [parts('tags'), furniture('tags')],
];

/** Elements that hold the article itself, whose classes often name what else is on the page. */
const wholes = new Set(['body', 'main', 'article', 'html']);

/** All that an element is called. Sites whose classes are made by a tool name their parts for their tests. */
export const namesOf = (element: Element): string =>
  ['class', 'id', 'data-testid', 'data-component', 'data-qa']
    .flatMap((name) => element.getAttribute(name) ?? [])
    .join(' ');

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
    cache.set(name, names.find(([pattern]) => pattern.test(name))?.[1]);
  }
  const naming = cache.get(name);
  return naming && fits(element, naming) ? naming : undefined;
}

/** A name is often that of a box around the part that it names. */
function fits(element: Element, { role }: Naming): boolean {
  if (role === 'headline') return !element.querySelector('h1, h2, h3, p, div');
  return role !== 'byline' || element.textContent.length <= longestByline;
}

/** In UTF-16, with the white space between its parts. */
const longestByline = 300;
