/** The list of annotations, what is left to do, and the details of the chosen one. */
import { html, nothing } from 'lit';
import type { PartSpan } from '../src/domain/annotation.js';
import type { Session } from '../src/session.js';
import { counts } from './about-article.js';
import type { BiasDesk } from './bias-desk.js';

export function panelTemplate(desk: BiasDesk, session: Session) {
  const { active, readonly, panelOpen, filter } = desk;
  const { size } = session.annotations;
  const onFilter = ({ detail }: CustomEvent) => (desk.filter = detail.filter);
  return html`<aside class="panel" part="panel" aria-labelledby="panel-title" ?data-open=${panelOpen}>
    <header>
      <h2 id="panel-title" dir="auto">${size} ${size === 1 ? 'annotation' : 'annotations'}</h2>
      <div class="counts">${counts(session)}</div>
      ${
        session.orphans.size
          ? html`<button type="button" class="waiting" @click=${() => desk.open('versions', 'attach')}>
              ${session.orphans.size} ${session.orphans.size === 1 ? 'waits' : 'wait'} to be attached
            </button>`
          : nothing
      }
      <button
        type="button"
        class="toggle"
        aria-expanded=${panelOpen}
        @click=${() => (desk.panelOpen = !panelOpen)}
      >
        ${panelOpen ? 'Hide' : 'Show'}
      </button>
      ${
        readonly
          ? nothing
          : html`<bias-progress
              @progress-go=${({ detail }: CustomEvent) => desk.coder?.tour.goOpen(detail.what)}
            ></bias-progress>`
      }
    </header>
    <bias-filter .filter=${filter} .shown=${desk.filtered} @filter-change=${onFilter}></bias-filter>
    <bias-list
      part="list"
      exportparts="row"
      .active=${active}
      .near=${desk.near}
      .filter=${filter}
      .readonly=${readonly}
      @filter-change=${onFilter}
      @annotation-pick=${(event: CustomEvent<{ id: string; open: boolean }>) => {
        desk.actions.pick(event.detail.id);
        if (event.detail.open) void desk.keys.openDetails();
      }}
    ></bias-list>
    ${active ? details(desk, session) : nothing}
  </aside>`;
}

const details = (desk: BiasDesk, session: Session) => {
  const { actions, coder } = desk;
  return html`<bias-details
    part="details"
    .annotation=${desk.active}
    .cues=${coder?.flow.list ?? null}
    .readonly=${desk.readonly}
    @annotation-patch=${({ detail }: CustomEvent) => actions.patch(detail.annotation, detail.patch, detail)}
    @value-pick=${({ detail }: CustomEvent) => coder?.set(detail.annotation, detail.attribute, detail.value)}
    @fragment-go=${({ detail }: CustomEvent<{ span: PartSpan }>) => desk.goTo(detail.span)}
    @fragment-remove=${({ detail }: CustomEvent) => coder?.words.removeFragment(detail.annotation, detail.span)}
    @source-pick=${({ detail }: CustomEvent) => coder?.addSource(detail.annotation, detail.choice)}
    @source-drop=${({ detail }: CustomEvent) => coder?.dropSource(detail.annotation, session.registry.get(detail.id)!)}
    @source-open=${({ detail }: CustomEvent<{ id: string }>) => desk.open('sources', detail.id)}
    @annotation-remove=${() => desk.keys.remove()}
    @details-close=${() => desk.keys.closeDetails()}
  ></bias-details>`;
};
