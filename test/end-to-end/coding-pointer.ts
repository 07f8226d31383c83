/** A coder with a mouse: drags over words, presses the buttons beside and below them. Types only where words are written. */
import type { Locator, Page } from 'playwright-core';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Screen } from './coding-reading.js';
import { fieldsOf, type CodedSource, type Place } from './coding-steps.js';

const kindOf = (id: string) => defaultCodebook.kinds.find((kind) => kind.id === id)!;

export class Pointer {
  screen: Screen;
  readonly asksFirst: boolean = false;
  #selected: (Place & { readonly wanted: Place }) | null = null;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  get page(): Page {
    return this.screen.page;
  }

  /** What can be done with the selected words. */
  get palette(): Locator {
    return this.page.getByRole('toolbar', { name: 'Mark the selection as' });
  }

  /** What is asked below the text. */
  get bar(): Locator {
    return this.page.getByRole('group', { name: 'what is asked next' });
  }

  get details(): Locator {
    return this.page.getByRole('region', { name: 'Details' });
  }

  press(target: Locator): Promise<void> {
    return target.click();
  }

  /** The handles of the active annotation lie over its first and last letters. */
  rest = async (): Promise<void> => {
    const close = this.page.getByRole('button', { name: 'Close details' });
    if (await close.count()) await this.press(close);
  };

  /**
   * Drags from the first letter to behind the last one. Where handles of the active annotation lie over one of them, as
   * many letters less, and the handles of the new fragment are drawn to the ends afterwards.
   */
  async select(place: Place): Promise<void> {
    const { mouse } = this.page;
    let { start, end } = place;
    let ends = await this.screen.ends({ start, end });
    while (!ends.start.free && start < end - 1) ends = await this.screen.ends({ start: (start += 1), end });
    while (!ends.end.free && start < end - 1) ends = await this.screen.ends({ start, end: (end -= 1) });
    await mouse.move(ends.start.x, ends.start.y);
    await mouse.down();
    await mouse.move(ends.end.x, ends.end.y, { steps: 3 });
    // What appears beside the words can move them: the hand follows.
    ends = await this.screen.ends({ start, end });
    await mouse.move(ends.end.x, ends.end.y);
    await mouse.up();
    const [from, to] = await this.screen.selection();
    if (from !== start || to !== end) throw new Error(`Selected ${from}–${to} in place of ${start}–${end}`);
    this.#selected = { wanted: place, start, end };
  }

  /** Draws the ends of the fragment that was just made to where they belong. */
  async #finish(): Promise<void> {
    if (!this.#selected) return;
    const { wanted, start, end } = this.#selected;
    this.#selected = null;
    if (start !== wanted.start) await this.#drag('start', { start, end }, wanted);
    if (end !== wanted.end) await this.#drag('end', { start: wanted.start, end }, wanted);
  }

  async #drag(edge: 'start' | 'end', from: Place, to: Place): Promise<void> {
    const { mouse } = this.page;
    const { [edge]: here } = await this.screen.ends(from);
    const { [edge]: there } = await this.screen.ends(to);
    const boxes = await this.page.locator(`bias-handles i.${edge}`).all();
    const handles = await Promise.all(boxes.map(async (each) => (await each.boundingBox())!));
    const middle = ({ x, y, width, height }: (typeof handles)[number]) =>
      [x + width / 2, y + height / 2] as const;
    const distance = ([x, y]: readonly [number, number]) => Math.hypot(x - here.x, y - here.y);
    const [handle] = handles.map(middle).sort((a, b) => distance(a) - distance(b));
    if (!handle) throw new Error('The fragment has no handle');
    await mouse.move(...handle);
    await mouse.down();
    await mouse.move(there.x, there.y + handle[1] - here.y, { steps: 3 }); // The hand stays as far below the line.
    await mouse.up();
  }

  async mark(kind: string): Promise<void> {
    await this.press(this.palette.getByRole('button', { name: kindOf(kind).label, exact: true }));
    await this.#finish();
  }

  async add(part: string): Promise<void> {
    const { label } = defaultCodebook.kinds.flatMap(({ parts }) => parts).find(({ id }) => id === part)!;
    const button = this.palette.getByRole('button', { name: `+ ${label}` });
    await this.palette.waitFor();
    // The only part of a kind has no button of its own.
    if (await button.count()) await this.press(button);
    else await this.press(this.palette.getByRole('button', { name: 'Add words' }));
    await this.#finish();
  }

  /** With words selected the button stands beside them. */
  async accept(): Promise<void> {
    const beside = this.palette.getByRole('button', { name: /^Use as/ });
    if (!(await beside.count())) return this.press(this.bar.getByRole('button', { name: 'Use', exact: true }));
    await this.press(beside);
    await this.#finish();
  }

  other = () => this.press(this.bar.getByRole('button', { name: 'Other' }));
  none = () => this.press(this.bar.getByRole('button', { name: /^No / }));
  nobody = () => this.press(this.bar.getByRole('button', { name: 'Close: nobody' }));

  async answer(kind: string, attribute: string, value: string): Promise<void> {
    const { values = [] } = kindOf(kind).attributes.find(({ id }) => id === attribute)!;
    const { label } = values.find(({ id }) => id === value)!;
    const asked = this.bar.getByRole('button', { name: label, exact: true });
    await this.press(
      (await asked.count()) ? asked : this.details.locator('.choice').filter({ hasText: label }).first(),
    );
  }

  async pick(name: string, isNew: boolean): Promise<void> {
    const { options } = await this.screen.asked();
    const label = isNew ? `New source “${name}”` : name;
    if (!options.includes(isNew ? `+ ${name}` : name)) await this.bar.getByRole('combobox').fill(name);
    const option = this.bar
      .locator('[role="option"]')
      .filter({ has: this.page.getByText(label, { exact: true }) });
    await this.press(option.first());
  }

  async fill(kind: string, values: Readonly<Record<string, string>>): Promise<void> {
    const { attributes } = kindOf(kind);
    for (const [id, value] of Object.entries(values)) {
      const field = this.details.locator(`[name="${id}"]`).first();
      const choices = attributes.find((each) => each.id === id)?.values;
      if (choices) await field.selectOption(value);
      else if (id === 'confidence') await field.selectOption({ label: value });
      else {
        await this.press(field);
        await this.page.keyboard.insertText(value);
      }
    }
  }

  /** Defines the sides and codes the sources, in the dialog of all sources. */
  async arrange(sides: readonly string[], sources: readonly CodedSource[]): Promise<void> {
    await this.press(this.page.getByRole('button', { name: 'Sources', exact: true }));
    const dialog = this.page.getByRole('dialog', { name: 'Sources' });
    await this.press(dialog.getByText('Sides of this project'));
    for (const side of sides) {
      await dialog.locator('[name="side-add"]').fill(side);
      await this.press(dialog.getByRole('button', { name: 'Add', exact: true }));
    }
    await this.press(dialog.getByText('Sides of this project'));
    for (const source of sources) {
      const row = dialog
        .getByRole('option')
        .filter({ has: this.page.getByText(source.called, { exact: true }) });
      await this.press(row.first());
      for (const [field, label] of fieldsOf(source)) {
        const target = dialog.locator(`bias-source-form [name="${field}"]`);
        if (field === 'affiliation') await target.fill(label);
        else await target.selectOption({ label });
      }
      if (source.name !== undefined) await dialog.locator('bias-source-form [name="name"]').fill(source.name);
      // A text is taken over when its field is left.
      await this.press(dialog.getByRole('heading', { name: 'Uses in this article' }));
    }
    await this.press(dialog.getByRole('button', { name: 'Close the sources' }));
  }
}
