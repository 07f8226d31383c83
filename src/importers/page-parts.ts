/** Names the part of a page in which words stand that are no part of its article. */
import { namesOf } from './markup-roles.js';
import type { Rule } from './rules.js';

type Names = readonly (readonly [RegExp, Rule])[];

const word = (list: string) => new RegExp(`(?:^| )(?:${list})(?= |$)`);

/** What names say, their words in lower case with one space between two. The first that fits counts. */
const strong: Names = [
  [word('respond|comment ?form|reply ?form|comment respond|leave (?:a )?(?:reply|comment)'), 'comment form'],
  [word('comments?|commenting|repl(?:y|ies)|disqus|discussions?|conversations?'), 'comments'],
  [word('cookies?|consent|gdpr|ccpa|cmp|onetrust|privacy banner'), 'cookie notice'],
  [word('newsletters?|sign ?up|mailing(?: list)?|mailchimp|mc4wp'), 'newsletter box'],
  [word('(?:pay|reg) ?wall|subscri(?:be|ption|ptions|ber)|piano|tinypass|metered'), 'subscription box'],
  [word('log ?in|sign ?in|account|register|registration'), 'sign-in'],
  [word('read(?:ing)? time|time to read'), 'reading time'],
  [
    word(
      'about author|author (?:box|bio|card|info|profile|description)|post author box|biography|(?:contributor|writer|byline|staff) bio',
    ),
    'author box',
  ],
  [word('bread ?crumbs?'), 'breadcrumbs'],
  [word('nav|navbar|navigation|sub ?nav|menus?|sub ?menu|pagination|pager|hamburger'), 'navigation'],
  [
    word(
      'related|related ?posts?|recirc|recirculation|recommend(?:ed|s|ation|ations)|trending|popular|most ?(?:read|popular|viewed)|' +
        'outbrain|taboola|(?:read|up) ?next|read (?:more|also)|see also|teasers?|more ?(?:stories|news|from|on|articles)|(?:latest|recent) (?:news|posts|stories|entries)',
    ),
    'related articles',
  ],
  [word('shar(?:e|es|ing|edaddy|ebar)|addtoany|addthis|socials?'), 'share bar'],
  [word('follow(?: us)?'), 'follow box'],
  [
    word('ads?|ad ?(?:slot|unit|s)|adverts?|advertisements?|advertising|dfp|gpt|sponsor(?:s|ed)?'),
    'advertisement',
  ],
  [word('promos?|promotions?|promoted|cta|donat(?:e|ion)|appeal'), 'promotion'],
  [word('tags|tag ?(?:list|cloud)|topics|keywords'), 'tags'],
  [word('kicker|eyebrow'), 'section label'],
  [word('search(?: ?form)?'), 'search'],
  [word('skip(?: ?link)?'), 'skip link'],
  [word('masthead|top ?bar|(?:site|page|global|main) ?header|site branding'), 'page header'],
  [word('colophon|copyright|(?:site|page|global|main) ?footer'), 'page footer'],
];

const weakNames: Names = [
  [word('side ?bar|widgets?|rail|complementary'), 'sidebar'],
  [word('modal|pop ?up|pop ?over|overlay|lightbox|toast'), 'dialog'],
  [word('(?:article|entry|post|story|node) footer'), "after the article's end"],
  [word('footer'), 'page footer'],
];

const strongTags: ReadonlyMap<string, Rule> = new Map([['nav', 'navigation']]);
const weakTags: ReadonlyMap<string, Rule> = new Map([
  ['aside', 'sidebar'],
  ['form', 'form'],
  ['dialog', 'dialog'],
  ['search', 'search'],
  ['footer', 'page footer'],
  ['button', 'button'],
]);
const ariaRoles: ReadonlyMap<string, Rule> = new Map([
  ['navigation', 'navigation'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['search', 'search'],
]);
const weakAriaRoles: ReadonlyMap<string, Rule> = new Map([
  ['complementary', 'sidebar'],
  ['dialog', 'dialog'],
  ['alertdialog', 'dialog'],
  ['contentinfo', 'page footer'],
  ['banner', 'page header'],
]);

export interface PagePart {
  readonly rule: Rule;
  /** The element that is the part. */
  readonly element: Element;
  /** Whether such a part may hold what belongs to an article, as a sidebar may. */
  readonly weak: boolean;
}

/**
 * Finds the part that an element lies in: the nearest that is named for what it is, else the nearest that is a sidebar, a form
 * and the like. `core` holds the article: what it lies in is no part.
 */
export function partFinder(core: Node | null): (element: Element | null) => PagePart | null {
  const known = new Map<Element, PagePart | null>();
  return function partOf(element) {
    const path: Element[] = [];
    let part: PagePart | null = null;
    for (let at = element; at && at.localName !== 'body'; at = at.parentElement) {
      const before = known.get(at);
      if (before !== undefined) {
        part = before;
        break;
      }
      path.push(at);
    }
    for (const at of path.reverse()) {
      part = nearer(at, part, core);
      known.set(at, part);
    }
    return part;
  };
}

/** The part of `element` whose parent is in `outer`. */
function nearer(element: Element, outer: PagePart | null, core: Node | null): PagePart | null {
  if (core && element.contains(core)) return null;
  const own = ownPart(element);
  if (!own) return outer;
  if (own.rule === 'form' && outer?.rule === 'comments') return { ...own, rule: 'comment form', weak: false };
  if (own.rule === outer?.rule || (own.rule === 'comments' && outer?.rule === 'comment form')) return outer;
  return outer && own.weak && (!outer.weak || own.rule === 'button') ? outer : own;
}

function ownPart(element: Element): PagePart | null {
  const name = element.localName;
  const aria = element.getAttribute('role') ?? '';
  const { strongRule, weakRule } = named(namesOf(element));
  const firm = strongTags.get(name) ?? ariaRoles.get(aria) ?? strongRule;
  const rule = firm ?? weakTags.get(name) ?? weakAriaRoles.get(aria) ?? weakRule;
  return rule ? { rule, element, weak: !firm } : null;
}

interface Named {
  readonly strongRule?: Rule;
  readonly weakRule?: Rule;
}

const cache = new Map<string, Named>();
const mostNames = 5000;

function named(names: string): Named {
  if (!names) return {};
  const before = cache.get(names);
  if (before) return before;
  const words = names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const find = (list: Names) => list.find(([pattern]) => pattern.test(words))?.[1];
  const [strongRule, weakRule] = [find(strong), find(weakNames)];
  const result = { ...(strongRule && { strongRule }), ...(weakRule && { weakRule }) };
  if (cache.size >= mostNames) cache.clear();
  cache.set(names, result);
  return result;
}
