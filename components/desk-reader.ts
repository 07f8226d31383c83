/** The article, and what stands beside its words while they are coded. */
import { html, nothing } from 'lit';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind, type Kind, type Part } from '../src/domain/codebook.js';
import type { Session } from '../src/session.js';
import type { BiasDesk } from './bias-desk.js';

export function readerTemplate(desk: BiasDesk, session: Session) {
  const { active, flow, readonly, selection, stack } = desk;
  return html`<div class="stage">
    <div class="reader" part="article">
      <bias-article
        part="text"
        .active=${active}
        @text-select=${desk.onSelect}
        @text-press=${desk.onPress}
        @text-hover=${desk.onHover}
        @text-open=${() => desk.requestUpdate()}
      ></bias-article>
      ${active && !readonly ? handles(desk, active) : nothing}
      ${selection && !readonly ? palette(desk, session) : nothing}
      ${
        stack.length
          ? html`<bias-stack
              mode=${desk.stackMode}
              .annotations=${stack}
              .active=${active}
              @stack-pick=${(event: CustomEvent<{ id: string }>) => desk.actions.pick(event.detail.id)}
              @stack-close=${() => desk.closeStack()}
            ></bias-stack>`
          : nothing
      }
    </div>
    ${flow && !readonly ? questions(desk) : nothing}
    ${desk.attaching && !readonly ? byHand(desk, session) : nothing}
  </div>`;
}

const handles = (desk: BiasDesk, active: Annotation) =>
  html`<bias-handles
    .annotation=${active}
    .view=${desk.articleElement?.view}
    @edge-drag=${({ detail }: CustomEvent) => desk.coder?.edges.drag(active, detail.place, detail.edge, detail.to)}
  ></bias-handles>`;

const palette = (desk: BiasDesk, { codebook }: Session) => {
  const { active, flow, coder, actions } = desk;
  const parts = active && coder ? findKind(codebook, active.kind)?.parts : undefined;
  return html`<bias-palette
    part="palette"
    .kinds=${codebook.kinds}
    .parts=${parts ?? []}
    .step=${flow && flow.step !== 'who' ? flow.step : null}
    @kind-pick=${(event: CustomEvent<{ kind: Kind }>) => actions.mark(event.detail.kind)}
    @part-pick=${(event: CustomEvent<{ part: Part }>) => coder?.words.addSelected(event.detail.part)}
    @words-add=${() => coder?.run({ does: 'add' })}
    @step-accept=${() => coder?.accept()}
    @everywhere=${() => desk.open('everywhere')}
  ></bias-palette>`;
};

const byHand = (desk: BiasDesk, { codebook }: Session) => {
  const { annotation, index } = desk.attaching!;
  const { part, exact } = annotation.spans[index]!;
  return html`<bias-attach
    .label=${findKind(codebook, annotation.kind)?.parts.find(({ id }) => id === part)?.label ?? part}
    .words=${exact}
    .left=${annotation.spans.length - index - 1}
    @attach-step=${({ detail }: CustomEvent) => desk.attachStep(detail.does)}
  ></bias-attach>`;
};

const questions = ({ flow, coder, keys }: BiasDesk) =>
  html`<bias-flow
    part="questions"
    .view=${flow}
    @value-pick=${({ detail }: CustomEvent) => coder?.set(flow!.annotation, detail.attribute, detail.value)}
    @flow-step=${({ detail }: CustomEvent) => keys.flow(detail.does)}
    @source-pick=${({ detail }: CustomEvent) => coder?.addSource(flow!.annotation, detail)}
  ></bias-flow>`;
