/** A coder at the keyboard: no pointer, and no script that touches the page. Counts the keys. */
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Asked, Screen } from './coding-reading.js';
import { fieldsOf, type CodedSource, type Place } from './coding-steps.js';

const graphemes = new Intl.Segmenter('en');
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** How a browser's word keys go through `text`: the offsets at which they stop between two places. */
const stops = (text: string, from: number, to: number, towards: 'start' | 'end') => {
  const found: number[] = [];
  for (const { index, segment, isWordLike } of words.segment(text.slice(from, to))) {
    const line = segment.includes('\n');
    if (isWordLike || line) found.push(from + index + (towards === 'end' || line ? segment.length : 0));
  }
  return found.filter((stop) => (towards === 'end' ? stop > from : stop < to));
};

const count = (part: string) => [...graphemes.segment(part)].length;

export class Keyboard {
  screen: Screen;
  readonly asksFirst = false;
  /** Keys that do something, and letters typed. */
  keys = 0;
  /** Keys that only move the caret or extend the selection. */
  moves = 0;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.screen.page.keyboard.press(key);
    this.keys += keys.length;
  }

  async type(letters: string): Promise<void> {
    const { keyboard } = this.screen.page;
    await Promise.all([...letters].map((letter) => keyboard.type(letter)));
    this.keys += letters.length;
  }

  /** The keys do not mind what is active. */
  rest = () => Promise.resolve();

  /** Selects exactly the words at `place`, from wherever the caret is. */
  async select(place: Place): Promise<void> {
    await this.#goTo(place.start, false);
    await this.#goTo(place.end, true);
    const [fixed, moving] = await this.screen.selection();
    if (fixed !== place.start || moving !== place.end)
      throw new Error(`Selected ${fixed}–${moving} in place of ${place.start}–${place.end}`);
  }

  /** Tab, or Shift+Tab, until what has the focus is what is sought. */
  async tabTo(wanted: (focus: { tag: string; name: string; words: string }) => boolean, key = 'Tab') {
    const met: string[] = [];
    for (let step = 0; step < 60; step++) {
      const focus = await this.screen.focused();
      if (wanted(focus)) return;
      met.push(`${focus.tag}[${focus.name}]`);
      await this.press(key);
    }
    throw new Error(`Not among what ${key} leads to: ${met.join(' ')}`);
  }

  /** A key held down, as it repeats. */
  async #hold(key: string, times: number, held: readonly string[]): Promise<void> {
    if (times <= 0) return;
    const { keyboard } = this.screen.page;
    for (const each of held) await keyboard.down(each);
    await Promise.all(Array.from({ length: times }, () => keyboard.down(key)));
    await keyboard.up(key);
    for (const each of held) await keyboard.up(each);
    this.moves += times;
  }

  async #goTo(target: number, extend: boolean): Promise<void> {
    const { text } = this.screen;
    const shift = extend ? ['Shift'] : [];
    const way: string[] = [];
    for (let time = 0; time < 8; time++) {
      const [fixed, from] = await this.screen.selection();
      way.push(`${fixed}–${from}`);
      if (from === target && (extend || fixed === from)) return;
      if (!extend && fixed !== from) {
        await this.#hold('ArrowRight', 1, []); // Nothing is selected any more.
        continue;
      }
      const ahead = target > from;
      const between = ahead ? text.slice(from, target) : text.slice(target, from);
      const lines = between.split('\n').length - 1;
      if (lines > 1 && !extend) {
        await this.#hold(ahead ? 'ArrowDown' : 'ArrowUp', lines, ['Control']);
        await this.#hold('Home', 1, []);
        continue;
      }
      const on = ahead ? stops(text, from, target, 'end') : stops(text, target, from, 'start');
      const near = on.length ? (ahead ? on.at(-1)! : on[0]!) : from;
      const rest = ahead ? text.slice(near, target) : text.slice(target, near);
      await this.#hold(ahead ? 'ArrowRight' : 'ArrowLeft', on.length, ['Control', ...shift]);
      if (time < 4 && on.length > 3 && count(rest) > 0) {
        const [, now] = await this.screen.selection();
        if (now !== near) continue;
      }
      await this.#hold(ahead ? 'ArrowRight' : 'ArrowLeft', count(rest), shift);
    }
    throw new Error(
      `The caret does not get to ${target}, “${text.slice(target, target + 20)}”: ${way.join(', ')}; the focus is on ${JSON.stringify(await this.screen.focused())}; ${await this.screen.said()}; ${JSON.stringify(await this.screen.asked())}`,
    );
  }

  mark(kind: string): Promise<void> {
    return this.press(defaultCodebook.kinds.find(({ id }) => id === kind)!.key);
  }

  add(part: string): Promise<void> {
    const { key } = defaultCodebook.kinds.flatMap(({ parts }) => parts).find(({ id }) => id === part)!;
    // A claim or a framing has one part, without a key of its own.
    return this.press(key ?? '+');
  }

  accept = () => this.press('Space');
  other = () => this.press('.');
  none = () => this.press('0');
  nobody = () => this.press('Escape');

  async answer(kind: string, attribute: string, value: string): Promise<void> {
    const { values = [] } = defaultCodebook.kinds
      .find(({ id }) => id === kind)!
      .attributes.find(({ id }) => id === attribute)!;
    await this.press(values.find(({ id }) => id === value)!.key!);
  }

  /** The option of that name, or a new one, in as few letters as it takes. */
  async pick(name: string, isNew: boolean): Promise<void> {
    let asked = await this.screen.asked();
    const there = (view: Asked) => view.options[view.at] === (isNew ? `+ ${name}` : name);
    if (there(asked)) return this.press('Enter');
    if (isNew && asked.options.includes(`+ ${name}`)) return this.press('+');
    if (isNew) {
      await this.type(name);
      return this.press('Control+Enter');
    }
    const place = asked.options.indexOf(name);
    if (place >= 0 && place - asked.at <= 2) {
      await this.press(...Array<string>(place - asked.at).fill('ArrowDown'));
      return this.press('Enter');
    }
    for (const letter of name) {
      await this.type(letter);
      asked = await this.screen.asked();
      if (there(asked)) return this.press('Enter');
    }
    throw new Error(`Not offered: ${name}. Offered are ${asked.options.join(', ')}`);
  }

  /** Further values, in the details of the active annotation. */
  async fill(kind: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.press('Enter');
    await this.tabTo(({ tag }) => tag === 'input');
    const { attributes } = defaultCodebook.kinds.find(({ id }) => id === kind)!;
    // In the order in which Tab comes to them.
    const order = [...attributes.map(({ id }) => id), 'note', 'confidence'];
    for (const id of order.filter((each) => values[each] !== undefined)) {
      await this.tabTo(({ name }) => name === id);
      const value = attributes.find((each) => each.id === id)?.values?.find((each) => each.id === values[id]);
      await this.type(value?.label ?? values[id]!);
    }
    await this.press('Escape');
  }

  /** Defines the sides and codes the sources, in the dialog of all sources. */
  async arrange(sides: readonly string[], sources: readonly CodedSource[]): Promise<void> {
    await this.press('#');
    await this.screen.focusOn('search');
    if (sides.length) {
      await this.tabTo(({ tag }) => tag === 'summary');
      await this.press('Enter');
      await this.tabTo(({ name }) => name === 'side-add');
      for (const side of sides) {
        await this.type(side);
        await this.press('Enter');
        await this.screen.page.getByRole('dialog').getByText(side, { exact: true }).first().waitFor();
      }
      await this.press('Escape');
      await this.screen.focusOn('Article text');
    }
    for (const source of sources) await this.#arrange(source);
  }

  async #arrange(source: CodedSource): Promise<void> {
    const { screen } = this;
    await this.press('#');
    await screen.focusOn('search');
    await this.type(source.called.slice(0, 18));
    await this.press('Enter');
    await screen.focusOn('name');
    if (source.name !== undefined) {
      await this.press('Control+a');
      await this.type(source.name);
    }
    for (const [field, label] of fieldsOf(source)) {
      await this.tabTo(({ name }) => name === field);
      await this.type(label);
    }
    // A text is taken over when its field is left.
    await this.press('Tab', 'Escape');
    await screen.focusOn('Article text');
  }
}
