/** What the keys do at the desk, and where the focus goes. */
import type { Span } from '../src/domain/span.js';
import type { BiasDesk } from './bias-desk.js';
import { pressedCommand, pressedLetter, type Command } from './keys.js';
import { part } from './part.js';

export class DeskKeys {
  readonly #desk: BiasDesk;
  /** The details were opened from the list, and Escape leads back there. */
  #fromList = false;

  constructor(desk: BiasDesk) {
    this.#desk = desk;
  }

  press(event: KeyboardEvent): void {
    const { session, coder } = this.#desk;
    if (!session) return;
    // A card that is there to be read goes with the next key, one to choose from when the caret goes elsewhere.
    const leaves = this.#desk.stackMode === 'hover' || (event.key.startsWith('Arrow') && !event.altKey);
    if (leaves && this.#focused?.localName !== 'bias-stack') this.#desk.closeStack();
    const command = pressedCommand(event, session.codebook);
    const letter = pressedLetter(event);
    if (this.#desk.attaching && command && this.#attach(command)) return event.preventDefault();
    // With no words selected there is nothing to mark: then letters answer what is asked.
    const answered = letter && !this.#selection && coder?.answer(letter);
    if (answered || (command && this.#run(command))) event.preventDefault();
  }

  /** A button of the questions beside the words. */
  flow(does: string): void {
    const { coder, articleElement } = this.#desk;
    if (does === 'back') {
      coder?.flow.stop();
      articleElement?.focus();
    }
    if (does === 'whole') coder?.keepWhole();
    else if (does === 'cues') void this.#desk.open('cues');
    else if (does === 'accept' || does === 'other' || does === 'none') coder?.run({ does });
  }

  help(): Promise<void> {
    return this.#desk.attempt(async () => {
      const { showKeys } = await part(() => import('./keys-dialog.js'));
      const { session, shadowRoot, isConnected, readonly } = this.#desk;
      if (session && isConnected) showKeys(shadowRoot!, session.codebook, { readonly });
    });
  }

  async openDetails(): Promise<void> {
    this.#fromList = this.#focused === this.#desk.list;
    this.#desk.panelOpen = true;
    await this.#desk.loadCoding();
    await this.#desk.updateComplete;
    this.#desk.details?.focus();
  }

  closeDetails(): void {
    this.#desk.actions.pick(null);
    this.#desk.articleElement?.focus();
  }

  /** In the list the next annotation takes the place of the one that is gone; from the details the way is to the text. */
  remove(): boolean {
    const { actions, articleElement, list, session, shown } = this.#desk;
    const { target } = actions;
    const focused = this.#focused;
    if (!target || (this.#desk.selection && articleElement?.hasFocus)) return false; // A selection asks for a mark.
    const all = shown.includes(target) ? shown : (session?.inReadingOrder ?? []);
    const place = all.indexOf(target);
    const next = all[place + 1] ?? all[place - 1];
    const removed = actions.remove(target.id);
    if (focused === list && next) actions.pick(next.id, `${removed} Next: ${actions.spoken(next)}`);
    else if (focused?.closest('.panel')) articleElement?.focus();
    return true;
  }

  /**
   * One step out: from what lies over the text, from details to where they were opened, from panel to text, from
   * selection to caret, from questions to none, from annotation to none.
   */
  back(): boolean {
    const { articleElement, active, coder, details, flow, list, selection, stack } = this.#desk;
    if (stack.length) this.#desk.closeStack();
    else if (this.#fromList && this.#focused === details) list?.focus();
    else if (!articleElement?.hasFocus) articleElement?.focus();
    else if (selection) articleElement.select({ start: selection.end, end: selection.end });
    else if (flow) coder?.flow.stop();
    else if (active) this.#desk.actions.pick(null);
    else return false;
    return true;
  }

  get #focused(): Element | null {
    return this.#desk.shadowRoot!.activeElement;
  }

  /** As the text has it, where the focus is there: it may not have been announced yet. */
  get #selection(): Span | null {
    const { articleElement, selection } = this.#desk;
    return articleElement?.hasFocus ? articleElement.selection : selection;
  }

  /** Whether the key was used. */
  #run(command: Command): boolean {
    const { actions } = this.#desk;
    switch (command.does) {
      case 'mark':
        actions.mark(command.kind);
        return true;
      case 'previous':
      case 'next':
        actions.go(command.does === 'next' ? 1 : -1);
        return true;
      case 'details':
        return this.#openTarget();
      case 'remove':
        return this.remove();
      case 'back':
        return this.back();
      case 'undo':
      case 'redo':
        actions[command.does]();
        return true;
      case 'keys':
        void this.help();
        return true;
      case 'part':
      case 'add':
      case 'take':
      case 'move':
      case 'edge':
      case 'accept':
      case 'other':
      case 'none':
      case 'who':
      case 'everywhere':
      case 'outer':
      case 'inner':
      case 'incomplete':
      case 'search':
      case 'sources':
      case 'versions':
        return this.#desk.coder?.run(command) ?? false;
      case 'report': // For readers as well, who never load the coder.
        void this.#desk.open('report');
        return true;
    }
  }

  /** While an annotation is attached by hand, three keys are about that. */
  #attach({ does }: Command): boolean {
    const step = does === 'details' ? 'take' : does === 'none' ? 'pass' : does === 'back' ? 'stop' : null;
    if (!step || (step === 'take' && !this.#desk.articleElement?.hasFocus)) return false;
    void this.#desk.attachStep(step);
    return true;
  }

  #openTarget(): boolean {
    const { actions, active } = this.#desk;
    const { target } = actions;
    if (!target) return false;
    if (target !== active) actions.pick(target.id);
    void this.openDetails();
    return true;
  }
}
