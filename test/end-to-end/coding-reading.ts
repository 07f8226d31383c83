/** What is on the screen while an article is coded. Reads, and changes nothing. */
import type { ElementHandle, Page } from 'playwright-core';
import type { Place } from './coding-steps.js';
import { article } from './support.js';

export interface Point {
  readonly x: number;
  readonly y: number;
  /** Nothing lies over the text there. */
  readonly free: boolean;
}

export interface Asked {
  /** Label of the part whose words are asked for; `who`: the entry of the registry; '': nothing of that sort. */
  readonly step: string;
  /** The words proposed; null where there are none. */
  readonly proposal: string | null;
  /** Whether there are further proposals. */
  readonly others: boolean;
  /** What can be chosen where the source is asked for, each with its name. */
  readonly options: readonly string[];
  /** The place of the option that Enter picks. */
  readonly at: number;
}

export class Screen {
  readonly page: Page;
  text = '';
  #article!: ElementHandle<HTMLElement | SVGElement>;

  /** Of a page with no article yet: only its focus can be read. */
  constructor(page: Page) {
    this.page = page;
  }

  /** Once the article is open and the part of the tool for coding is there. */
  static async of(page: Page): Promise<Screen> {
    await article(page).waitFor();
    await page.waitForFunction(() => customElements.get('bias-flow') !== undefined);
    const screen = new Screen(page);
    screen.#article = (await article(page).elementHandle())!;
    screen.text = await screen.#article.evaluate((root) =>
      [...root.children].map((block) => block.textContent).join('\n'),
    );
    return screen;
  }

  /** Fixed and moving end of the selection, as offsets into the text; -1 for one outside it. */
  selection(): Promise<readonly [number, number]> {
    return this.#article.evaluate((root) => {
      const shadow = root.getRootNode() as ShadowRoot & { getSelection(): Selection };
      const { anchorNode, anchorOffset, focusNode, focusOffset } = shadow.getSelection();
      const blocks = [...root.children];
      const ends = [
        { node: anchorNode, offset: anchorOffset },
        { node: focusNode, offset: focusOffset },
      ];
      const [fixed, moving] = ends.map(({ node, offset }) => {
        const place = blocks.findIndex((block) => block.contains(node));
        if (place < 0) return -1;
        const range = document.createRange();
        range.setStart(blocks[place]!, 0);
        range.setEnd(node!, offset);
        const before = blocks.slice(0, place).reduce((sum, block) => sum + block.textContent!.length + 1, 0);
        return before + range.toString().length;
      });
      return [fixed!, moving!] as const;
    });
  }

  /**
   * Points on the screen beside the first and the last letter of `place`, scrolled into view with the wheel where it is
   * out of sight.
   */
  async ends(place: Place): Promise<{ start: Point; end: Point }> {
    const found = await this.#ends(place);
    if (found.by === 0) return found;
    await this.page.mouse.move(found.middle.x, found.middle.y);
    await this.page.mouse.wheel(0, found.by);
    for (;;) {
      const now = await this.#ends(place);
      if (now.by === 0) return now;
      await this.page.evaluate(() => new Promise(requestAnimationFrame)); // While it scrolls.
    }
  }

  /** A point amid the words at `place`, which stand in one line. */
  async middleOf(place: Place): Promise<[x: number, y: number]> {
    const { start, end } = await this.ends(place);
    return [(start.x + end.x) / 2, start.y];
  }

  #ends({ start, end }: Place) {
    return this.#article.evaluate(
      (root, offsets) => {
        const blocks = [...root.children];
        const boxes = offsets.map((offset) => {
          let before = 0;
          const block = blocks.find((each) => {
            const length = each.textContent!.length;
            if (offset < before + length) return true;
            before += length + 1;
            return false;
          })!;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let rest = offset - before;
          while (walker.nextNode() && rest >= walker.currentNode.nodeValue!.length)
            rest -= walker.currentNode.nodeValue!.length;
          const range = document.createRange();
          range.setStart(walker.currentNode, rest);
          range.setEnd(walker.currentNode, rest + 1);
          return range.getBoundingClientRect();
        });
        const [first, last] = [boxes[0]!, boxes[1]!];
        const article = (root.getRootNode() as ShadowRoot).host;
        const reader = (article.parentElement ?? article).getBoundingClientRect();
        const bar = (article.getRootNode() as ShadowRoot).querySelector('bias-flow')?.getBoundingClientRect();
        const top = Math.max(0, reader.top);
        const bottom = Math.min(innerHeight, reader.bottom, bar?.top ?? innerHeight);
        const margin = 30;
        const low = last.bottom > bottom - margin;
        const high = first.top < top + margin;
        const inner = (first.top + last.bottom) / 2;
        const ends = [
          { box: first, x: first.left + 1 },
          { box: last, x: last.right - 1 },
        ].map(({ box, x }) => {
          const y = box.top + box.height / 2;
          return { x, y, free: (article.getRootNode() as ShadowRoot).elementFromPoint(x, y) === article };
        });
        return {
          start: ends[0]!,
          end: ends[1]!,
          by: low || high ? Math.round(inner - (top + bottom) / 2) : 0,
          middle: { x: reader.left + reader.width / 2, y: (top + bottom) / 2 },
        };
      },
      [start, end - 1],
    );
  }

  /** Selects with the browser's own means: what a long press and its handles come to. */
  async selectAsPlatform({ start, end }: Place): Promise<void> {
    await this.#article.focus();
    await this.#article.evaluate(
      (root, offsets) => {
        const blocks = [...root.children];
        const ends = offsets.map((offset) => {
          let before = 0;
          const block = blocks.find((each) => {
            const length = each.textContent!.length;
            if (offset <= before + length) return true;
            before += length + 1;
            return false;
          })!;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          let rest = offset - before;
          while (walker.nextNode() && rest > walker.currentNode.nodeValue!.length)
            rest -= walker.currentNode.nodeValue!.length;
          return { node: walker.currentNode, rest };
        });
        const { getSelection } = root.getRootNode() as ShadowRoot & { getSelection(): Selection };
        const selection = getSelection.call(root.getRootNode());
        selection.setBaseAndExtent(ends[0]!.node, ends[0]!.rest, ends[1]!.node, ends[1]!.rest);
      },
      [start, end],
    );
    await this.page.evaluate(() => new Promise(requestAnimationFrame)); // The browser announces it then.
  }

  /** What the bar below the text asks. */
  asked(): Promise<Asked> {
    return this.#article.evaluate((root) => {
      const desk = (root.getRootNode() as ShadowRoot).host.getRootNode() as ShadowRoot;
      const bar = desk.querySelector('bias-flow')?.shadowRoot;
      const picker = bar?.querySelector('bias-source-picker')?.shadowRoot;
      const options = [...(picker?.querySelectorAll('[role="option"]') ?? [])];
      const row = bar?.querySelectorAll('.row')[1];
      return {
        step: picker ? 'who' : (row?.querySelector('.name')?.textContent?.trim() ?? ''),
        proposal: row?.querySelector('.name ~ .words')?.textContent ?? null,
        others: Boolean(row?.querySelector('[aria-keyshortcuts="."]')),
        options: options.map((option) =>
          option
            .querySelector('.name')!
            .textContent!.trim()
            .replace(/^New source “(.*)”$/, '+ $1'),
        ),
        at: options.findIndex((option) => option.getAttribute('aria-selected') === 'true'),
      };
    });
  }

  /** Names what has the focus, through all shadow roots: `body` where nothing has. */
  focused(): Promise<{ readonly tag: string; readonly name: string; readonly words: string }> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return {
        tag: element?.localName ?? 'body',
        name: element?.getAttribute('name') ?? element?.getAttribute('aria-label') ?? '',
        words:
          element?.localName === 'body'
            ? ''
            : (element?.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 80),
      };
    });
  }

  /** Waits until what has the focus is called so: some of it comes with a part of the tool that is loaded then. */
  async focusOn(name: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return [element?.getAttribute('name'), element?.getAttribute('aria-label')].includes(wanted);
    }, name);
  }

  /** What the live region says. */
  said(): Promise<string> {
    return this.#article.evaluate((root) => {
      const desk = (root.getRootNode() as ShadowRoot).host.getRootNode() as ShadowRoot;
      return desk.querySelector('.frame > [role="status"]')!.textContent!.trim();
    });
  }
}
