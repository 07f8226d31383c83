/** The form of what is known of an article beside its words. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Article, Direction, Metadata } from '../src/domain/article.js';
import { factProblems } from '../src/domain/article-edit.js';
import { same } from '../src/domain/same.js';

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

const valueOf = (facts: Metadata, name: (typeof fields)[number]['name']) =>
  name === 'bylines' ? facts.bylines.join('; ') : (facts[name] ?? '');

/** What of `typed` is not what the article says already: an odd date that it came with is no fault of the analyst's. */
export const changedFacts = (article: Metadata, typed: Metadata): Partial<Metadata> =>
  Object.fromEntries(
    Object.entries(typed).filter(([name, value]) => !same(value, article[name as keyof Metadata])),
  );

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
  const problems = typed ? factProblems(changedFacts(article, typed)) : {};
  const shown = typed ?? article;
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
          .value=${live(valueOf(shown, name))}
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
          ([id, words]) =>
            html`<option value=${id} .selected=${live(shown.direction === id)}>${words}</option>`,
        )}
      </select>
    </label>
  </form>`;
}
