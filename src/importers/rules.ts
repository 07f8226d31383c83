/** The names of the rules that give blocks their roles, as a reader would say them. */

/** In the order in which they are tried for a role: what the page says, then how the words look and where they stand. */
export const ruleNames = [
  // Headline
  "page's title",
  'marked as a headline',
  'main heading',
  'first heading',
  'looks like a headline',
  // Standfirst
  'marked as a standfirst',
  'set apart under the headline',
  // Byline, dateline
  'marked as a byline',
  'byline',
  'marked as a date line',
  'date line',
  // Subheading
  'heading',
  'looks like a subheading',
  // Pull quote, caption
  'marked as a pull quote',
  'marked as a caption',
  'photo credit',
  // Boilerplate: one line or one part of a page
  'reading time',
  'share bar',
  'skip link',
  'advertisement',
  'navigation',
  'breadcrumbs',
  'section label',
  'link to more',
  'tags',
  'newsletter box',
  'subscription box',
  'sign-in',
  'app promotion',
  'promotion',
  'follow box',
  'cookie notice',
  'comment form',
  'comments',
  'related articles',
  'author box',
  'publisher box',
  'editor credit',
  'divider',
  'copyright notice',
  'button',
  'search',
  'form',
  'dialog',
  'sidebar',
  'page header',
  'page footer',
  'list of links',
  // Boilerplate: where it stands
  'above the headline',
  "after the article's end",
  'outside the article',
] as const;

export type RepeatRule = `repeats block ${number}`;
export type Rule = (typeof ruleNames)[number] | RepeatRule;

/** For the block at `index`, from 0; readers count from 1. */
export const repeatsBlock = (index: number): RepeatRule => `repeats block ${index + 1}`;

export const isRuleName = (name: string): name is Rule =>
  (ruleNames as readonly string[]).includes(name) || /^repeats block [1-9]\d*$/.test(name);
