/** Gives an element the session that its root provides, and renders the element anew when that changes. */
import { ContextConsumer, createContext } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../src/domain/change.js';
import type { SourceChange } from '../src/domain/registry.js';
import type { Session } from '../src/session.js';

/** Named by the global symbol registry, so that two copies of this script on one page understand each other. */
export const sessionContext = createContext<Session | undefined>(Symbol.for('source-bias-annotator:session'));

type Host = ReactiveControllerHost & HTMLElement;

export class SessionController implements ReactiveController {
  readonly #host: Host;
  readonly #onChange: ((change: Change, sources: SourceChange) => void) | undefined;
  #session: Session | undefined;
  #subscription: AbortController | undefined;

  /** `onChange` hears each change before the element renders. */
  constructor(host: Host, { onChange }: { onChange?: (change: Change, sources: SourceChange) => void } = {}) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
    new ContextConsumer(host, {
      context: sessionContext,
      subscribe: true,
      callback: (session) => this.#follow(session),
    });
  }

  get session(): Session | undefined {
    return this.#session;
  }

  hostDisconnected(): void {
    this.#subscription?.abort();
  }

  #follow(session: Session | undefined): void {
    this.#subscription?.abort();
    this.#subscription = new AbortController();
    this.#session = session;
    session?.subscribe((change, _origin, sources) => {
      this.#onChange?.(change, sources);
      this.#host.requestUpdate();
    }, this.#subscription);
    this.#host.requestUpdate();
  }
}
