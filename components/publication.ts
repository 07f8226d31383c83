/** A desk where nothing may be changed: the reader's key, and addresses that lead to an annotation. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../src/session.js';
import type { AnalystActions } from './analyst-actions.js';

interface Desk extends ReactiveControllerHost {
  readonly session: Session | undefined;
  readonly readonly: boolean;
  readonly actions: AnalystActions;
}

export class Publication implements ReactiveController {
  readonly #desk: Desk;
  #followed: Session | undefined;
  #following = new AbortController();

  constructor(desk: Desk) {
    this.#desk = desk;
    desk.addController(this);
  }

  hostConnected(): void {
    this.#desk.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdated(): void {
    const { session, readonly } = this.#desk;
    const published = readonly ? session : undefined;
    if (published === this.#followed) return;
    this.#stop();
    if (published) void this.#follow(published);
  }

  async #follow(session: Session): Promise<void> {
    this.#followed = session;
    const { signal } = (this.#following = new AbortController());
    const { followAddress } = await import('./published.js').catch(() => ({ followAddress: null }));
    const show = (id: string) => session.annotations.has(id) && this.#desk.actions.pick(id);
    if (!signal.aborted) followAddress?.(show, { signal }); // Without that part the article is read all the same.
  }

  #stop(): void {
    this.#following.abort();
    this.#followed = undefined;
  }
}
