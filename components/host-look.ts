import { LitElement } from 'lit';
import { apart, controls, tokens } from './theme.js';

/**
 * An element that stands in somebody's page: it has the page's typeface, type size, direction and colour scheme, looks else as these
 * properties say, and lets no other style of the page in.
 * @slot empty - Shown while there is nothing to show.
 * @csspart notice - What failed.
 * @csspart empty - What stands there while there is nothing to show.
 * @csspart article - The box that the article scrolls in.
 * @csspart text - The article itself.
 * @csspart key - How a finished analysis is read.
 * @cssproperty [--bias-text-font] - The article's typeface; that of the controls unless set.
 * @cssproperty [--bias-text-size=1em] - The article's type size; an em is the element's `font-size`.
 * @cssproperty [--bias-line-height=1.7] - The article's line height.
 * @cssproperty [--bias-measure=33em] - The longest line of the article.
 * @cssproperty [--bias-ui-font] - The typeface of all else; the page's unless set.
 * @cssproperty [--bias-ui-scale=0.875] - The type size of all else, as a share of the element's `font-size`; a plain number.
 * @cssproperty [--bias-control-height=2.29em] - The least height of buttons and fields; never below 24 px, or 44 px under a finger.
 * @cssproperty [--bias-radius=6px] - Corners of buttons, fields and boxes.
 * @cssproperty [--bias-paper] - Behind the article; like all colours, a light and a dark one by `color-scheme` unless set.
 * @cssproperty [--bias-chrome] - Behind toolbar and list.
 * @cssproperty [--bias-raised] - Buttons, fields, menus.
 * @cssproperty [--bias-ink] - The text.
 * @cssproperty [--bias-soft-ink] - Less important text.
 * @cssproperty [--bias-line] - Borders.
 * @cssproperty [--bias-accent] - Links, focus, selection, the main button.
 * @cssproperty [--bias-on-accent] - Text on the accent colour.
 * @cssproperty [--bias-alarm] - What failed or is missing.
 * @cssproperty [--bias-alarm-paper] - Behind a message that something failed.
 * @cssproperty [--bias-tone-1] - The first kind's colour: claims, in the tool's own codebook.
 * @cssproperty [--bias-tone-2] - The second kind's colour: attributions.
 * @cssproperty [--bias-tone-3] - The third kind's colour: framing.
 * @cssproperty [--bias-tone-4] - The fourth kind's colour.
 * @cssproperty [--bias-tone-5] - The fifth kind's colour.
 * @cssproperty [--bias-tone-6] - The sixth kind's colour.
 * @cssproperty [--bias-tone-7] - The seventh kind's colour.
 * @cssproperty [--bias-tone-8] - The eighth kind's colour.
 */
export class HostLook extends LitElement {
  static override styles = [tokens, controls, apart];
}
