/**
 * A coder with a finger. Headless Chromium selects nothing on a long press, so the words are selected as the platform's own
 * selection would; all else is tapped, and each target has room for a finger.
 */
import type { Locator } from 'playwright-core';
import { Pointer } from './coding-pointer.js';
import type { Place } from './coding-steps.js';

export class Touch extends Pointer {
  override readonly asksFirst = true;
  /** Targets that were too small, each with its size. */
  readonly small: string[] = [];

  override async press(target: Locator): Promise<void> {
    const element = (await target.elementHandle())!;
    // The browser makes a click of a tap once it is sure that no second tap follows.
    const clicked = element.evaluate(
      (button) =>
        new Promise<void>((resolve) => button.addEventListener('click', () => resolve(), { once: true })),
    );
    const { width, height } = (await element.boundingBox())!;
    if (width < 44 || height < 44)
      this.small.push(`${(await element.textContent())?.trim()}: ${width} × ${height}`);
    await element.tap();
    await clicked;
  }

  override async select(place: Place): Promise<void> {
    await this.screen.selectAsPlatform(place);
    await this.palette.waitFor();
  }

  /** Nothing is dragged, so no handle is in the way. */
  override rest = () => Promise.resolve();
}
