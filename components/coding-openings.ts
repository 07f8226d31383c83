/** What is opened while coding: the question who it is, all occurrences, the search, the list of sources. */
import type { Annotation, PartSpan } from '../src/domain/annotation.js';
import type { Span } from '../src/domain/span.js';
import type { BiasDesk } from './bias-desk.js';
import type { Opening } from './coder.js';
import type { VersionsTab } from './bias-versions.js';
import { begin } from './attach-by-hand.js';
import { defineAll } from './define-all.js';
import { part } from './part.js';

/** `detail`: the source, or the tab of the versions, to be shown first. */
export async function open(desk: BiasDesk, what: Opening, detail?: string): Promise<void> {
  switch (what) {
    case 'who':
      return openWho(desk);
    case 'everywhere':
      return openOccurrences(desk);
    case 'search':
      desk.panelOpen = true;
      await desk.updateComplete;
      return desk.filterElement?.focus();
    case 'sources':
      return openSources(desk, detail);
    case 'cues':
      return openCues(desk);
    case 'facts':
      return openFacts(desk);
    case 'versions':
      return openVersions(desk, detail as VersionsTab | undefined);
    case 'report':
      return openReport(desk);
  }
}

async function openWho(desk: BiasDesk): Promise<void> {
  const { target } = desk.actions;
  if (!target) return;
  if (target !== desk.active) desk.actions.pick(target.id);
  desk.panelOpen = true;
  await desk.updateComplete;
  await desk.details?.pickSource();
}

/** In the place of the list; once more, and that comes back. */
async function openReport(desk: BiasDesk): Promise<void> {
  const { DeskReport } = await part(() => import('./desk-report.js'));
  if (desk.aside instanceof DeskReport) return desk.aside.close();
  await new DeskReport(desk).show();
}

async function openOccurrences(desk: BiasDesk): Promise<void> {
  const { session, articleElement, active } = desk;
  const selection = articleElement?.selection;
  if (!session || !selection) return;
  const words = desk.coder?.trim(selection) ?? selection;
  const { chooseOccurrences } = await part(() => import('./occurrences-dialog.js'));
  const choice = await chooseOccurrences(desk.shadowRoot!, {
    session,
    spans: [words],
    ...(active && { kind: active.kind }),
  });
  if (choice && desk.session === session) desk.coder?.markAll(choice);
  articleElement?.focus();
}

async function openSources(desk: BiasDesk, sourceId?: string): Promise<void> {
  const { BiasSources } = await part(() => import('./bias-sources.js'));
  defineAll({ 'bias-sources': BiasSources });
  const dialog = new BiasSources();
  const before = desk.shadowRoot!.activeElement;
  const { actions } = desk;
  Object.assign(dialog, {
    readonly: desk.readonly,
    uses: (sourceId: string) => desk.project!.usesOf(sourceId),
    commit: actions.commit.bind(actions),
    undo: () => actions.undo(),
    redo: () => actions.redo(),
  });
  const close = () => dialog.remove();
  dialog.addEventListener('sources-close', () => {
    close();
    if (before instanceof HTMLElement) before.focus();
  });
  dialog.addEventListener('use-pick', (event) => {
    close();
    actions.pick((event as CustomEvent<{ id: string }>).detail.id);
    desk.articleElement?.focus();
  });
  dialog.addEventListener('article-pick', (event) => {
    const { type, detail } = event as CustomEvent<object>;
    const pick = new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true });
    if (desk.dispatchEvent(pick)) return; // Nobody here can open another article: the dialog says so.
    event.preventDefault();
    close();
  });
  desk.shadowRoot!.append(dialog);
  await dialog.updateComplete;
  dialog.open(sourceId);
}

async function openCues(desk: BiasDesk): Promise<void> {
  const { BiasCues } = await part(() => import('./bias-cues.js'));
  defineAll({ 'bias-cues': BiasCues });
  const dialog = new BiasCues();
  const { flow } = desk.coder!;
  if (!flow.cues?.list) return desk.announce('There is no list of cues for the language of this article.');
  dialog.lists = flow.cues;
  dialog.addEventListener('cues-close', (event) => {
    dialog.remove();
    const { saved, changed } = (event as CustomEvent<{ saved: boolean; changed: boolean }>).detail;
    if (changed) flow.renew();
    desk.articleElement?.focus();
    desk.announce(saved ? `The list of cues is saved. ${flow.spoken}` : flow.spoken);
  });
  desk.shadowRoot!.append(dialog);
  await dialog.updateComplete;
  await dialog.open();
}

/** Roles and facts change in one step; with other words the article is another revision, for whoever keeps articles. */
async function openFacts(desk: BiasDesk): Promise<void> {
  const { session } = desk;
  if (!session || desk.readonly) return;
  const { reviewArticle } = await part(() => import('./review-article.js'));
  const reviewed = await reviewArticle(desk.shadowRoot!, session.article, {
    mode: 'later',
    heading: 'Roles and facts',
  });
  if (!reviewed || desk.session !== session || desk.readonly) return;
  const { article, textChanged } = reviewed;
  if (!textChanged) {
    desk.actions.record([], { article });
    return desk.announce('Roles and facts are saved. Control Z takes the change back.');
  }
  const revise = new CustomEvent('article-revise', {
    detail: { article },
    bubbles: true,
    composed: true,
    cancelable: true,
  });
  if (desk.dispatchEvent(revise))
    desk.announce('Nothing is changed: this page keeps no other version of an article.');
}

async function openVersions(desk: BiasDesk, tab?: VersionsTab): Promise<void> {
  const { session, project, actions } = desk;
  if (!session || !project) return;
  const [{ BiasVersions }, pasts] = await Promise.all([
    part(() => import('./bias-versions.js')),
    project.pastRevisions(),
  ]);
  defineAll({ 'bias-versions': BiasVersions });
  const dialog = new BiasVersions();
  Object.assign(dialog, { session, pasts, readonly: desk.readonly });
  const on = <Detail>(type: string, listener: (detail: Detail) => void) =>
    dialog.addEventListener(type, (event) => listener((event as CustomEvent<Detail>).detail));
  on('versions-close', () => {
    dialog.remove();
    // The browser has given the focus back, or what the dialog was left for has taken it.
    if (!desk.shadowRoot!.activeElement) desk.articleElement?.focus();
  });
  on<Waiting>('orphan-attach', ({ annotation, spans }) => actions.attach(annotation, spans));
  on<Waiting>('orphan-by-hand', ({ annotation }) => begin(desk, annotation));
  on<Waiting>('orphan-remove', ({ annotation }) =>
    actions.record([{ id: annotation.id, before: annotation }], { name: 'Remove' }),
  );
  on<{ span: Span }>('place-pick', ({ span }) => desk.goTo(span));
  on('version-remove', () => {
    dialog.shadowRoot!.querySelector('dialog')!.close();
    desk.dispatchEvent(new CustomEvent('version-remove'));
  });
  desk.shadowRoot!.append(dialog);
  await dialog.updateComplete;
  await dialog.open(tab);
}

interface Waiting {
  readonly annotation: Annotation;
  readonly spans: readonly PartSpan[];
}
