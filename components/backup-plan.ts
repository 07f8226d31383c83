/** What a restore would do, before anything is done: the choice between its two ways, a table, and lists. */
import { html, nothing } from 'lit';
import { storeNames, type RestoreMode, type RestoreNote, type RestoreOutcome } from '../src/domain/backup.js';
import { changesIn, counted, modes, newsAbout, storeLabels } from './backup-words.js';

/** Lines of a list that anybody reads before they decide. */
const most = 50;

export interface PlanView {
  readonly plan: RestoreOutcome;
  readonly problems: readonly RestoreNote[];
  readonly onMode: (mode: RestoreMode) => void;
}

export const planTemplate = ({ plan, problems, onMode }: PlanView) =>
  html`<fieldset class="modes">
      <legend class="unseen">How to restore</legend>
      ${(['merge', 'replace'] as const).map(
        (mode) =>
          html`<label class="mode">
            <input
              type="radio"
              name="mode"
              value=${mode}
              aria-describedby="about-${mode}"
              .checked=${mode === plan.mode}
              @change=${() => onMode(mode)}
            />
            <b>${modes[mode].label}</b>
            <span class="about" id="about-${mode}">${modes[mode].about}</span>
          </label>`,
      )}
    </fieldset>
    ${tableTemplate(plan)} ${articlesTemplate(plan)} ${notesTemplate([...plan.notes, ...problems])}
    ${changesIn(plan) ? nothing : html`<p>Everything in this backup is here already.</p>`}`;

function tableTemplate({ mode, stores }: RestoreOutcome) {
  const { columns } = modes[mode];
  const rows = storeNames.filter((name) => {
    const { same, ...others } = stores[name];
    // What is listed of each article follows from it: only what differs is worth a line.
    return (name === 'library' ? 0 : same) || Object.values(others).some(Boolean);
  });
  if (!rows.length) return nothing;
  return html`<table>
    <caption class="unseen">
      Records by what happens to them
    </caption>
    <thead>
      <tr>
        <td></td>
        ${columns.map(([, label]) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (name) =>
          html`<tr>
            <th scope="row">${storeLabels[name]}</th>
            ${columns.map(([fate]) => {
              const count = stores[name][fate];
              return html`<td class=${count ? fate : 'none'}>${count ? count.toLocaleString() : '–'}</td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const articlesTemplate = ({ articles }: RestoreOutcome) =>
  articles.length
    ? html`<details>
        <summary>What happens to ${counted(articles.length, 'article', 'articles')}</summary>
        <ul>
          ${articles
            .slice(0, most)
            .map(
              (news) => html`<li><span dir="auto">${news.title}</span> <small>${newsAbout(news)}</small></li>`,
            )}
        </ul>
        ${restTemplate(articles.length)}
      </details>`
    : nothing;

const notesTemplate = (notes: readonly RestoreNote[]) =>
  notes.length
    ? html`<details class="notes">
        <summary>${counted(notes.length, 'record', 'records')} of the backup with a problem</summary>
        <ul>
          ${notes
            .slice(0, most)
            .map(({ id, message }) => html`<li><span dir="auto">${id}</span> <small>${message}</small></li>`)}
        </ul>
        ${restTemplate(notes.length)}
      </details>`
    : nothing;

const restTemplate = (count: number) =>
  count > most ? html`<p class="about">And ${(count - most).toLocaleString()} more.</p>` : nothing;
