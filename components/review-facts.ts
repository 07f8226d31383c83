/** The form of what is known of an article beside its words. */
import { html, nothing } from 'lit';
import type { Article, Direction, Metadata } from '../src/domain/article.js';
import { factProblems } from '../src/domain/article-edit.js';

const fields: readonly {
  readonly name: 'title' | 'bylines' | 'publisher' | 'published' | 'url' | 'language';
  readonly label: string;
  readonly hint: string;
}[] = [
  { name: 'title', label: 'Title', hint: '' },
  { name: 'bylines', label: 'Authors', hint: 'Separated by semicolons' },
  { name: 'publisher', label: 'Publisher', hint: '' },
  { name: 'published', label: 'Published', hint: '2026-05-31' },
  { name: 'url', label: 'Address', hint: 'https://…' },
  { name: 'language', label: 'Language', hint: 'en, en-GB, ar …' },
];

const valueOf = (article: Article, name: (typeof fields)[number]['name']) =>
  name === 'bylines' ? article.bylines.join('; ') : (article[name] ?? '');

/** What was typed as facts, right or wrong. */
export function typedFacts(form: HTMLFormElement): Metadata {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    title: text('title'),
    bylines: text('bylines')
      .split(';')
      .map((name) => name.trim())
      .filter(Boolean),
    publisher: text('publisher') || null,
    published: text('published') || null,
    url: text('url') || null,
    language: text('language') || null,
    direction: text('direction') as Direction,
  };
}

export function factsTemplate(
  article: Article,
  typed: Metadata | null,
  onChange: (form: HTMLFormElement) => void,
) {
  const problems = typed ? factProblems(typed) : {};
  return html`<form
    class="facts"
    @submit=${(event: Event) => event.preventDefault()}
    @change=${(event: Event) => onChange(event.currentTarget as HTMLFormElement)}
  >
    ${fields.map(({ name, label, hint }) => {
      const problem = problems[name];
      return html`<label class=${name}>
        <span>${label}</span>
        <input
          name=${name}
          dir="auto"
          .value=${valueOf(article, name)}
          placeholder=${hint}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? `${name}-problem` : nothing}
        />
        ${problem ? html`<span class="problem" id="${name}-problem" role="alert">${problem}</span>` : nothing}
      </label>`;
    })}
    <label>
      <span>Direction</span>
      <select name="direction">
        ${(
          [
            ['auto', 'Found by itself'],
            ['ltr', 'Left to right'],
            ['rtl', 'Right to left'],
          ] as const
        ).map(
          ([id, words]) => html`<option value=${id} ?selected=${article.direction === id}>${words}</option>`,
        )}
      </select>
    </label>
  </form>`;
}
